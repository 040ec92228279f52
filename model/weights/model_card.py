"""The model card: facts as data in its front matter, and Markdown that is rendered from them.

The front matter is that of the Hugging Face hub's ModelCard. QGIS has no YAML library, so each
line is ``key: value`` with a value in JSON, which YAML includes; keys of other programs are left
out. Standard library only, Python 3.9.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Dict, Iterable

from ..requests.wire import parse_json

_FENCE = "---"
_LIBRARY = "mtrefseg"
# names of the facts in cards of before there was front matter
_BULLETS = {
    "ground_sample_distance": ("ground sample distance", "gsd"),
    "terms": ("licence", "license", "terms", "training data", "data"),
    "score": ("score",),
}


@dataclass(frozen=True)
class CardFacts:
    """Facts about a model that its other files do not hold; empty where unknown.

    Attributes:
        model_name: What the model is called.
        base_model: The weights that its training began with.
        terms: Licence of the weights, or terms of the data that they were trained on.
        ground_sample_distance: For which the model was trained.
        score: Measured figures.
    """

    model_name: str = ""
    base_model: str = ""
    terms: str = ""
    ground_sample_distance: str = ""
    score: str = ""


@dataclass(frozen=True)
class ModelCard:
    """A model card.

    Attributes:
        facts: What the front matter holds.
        body: The text below it, Markdown.
    """

    facts: CardFacts
    body: str

    def to_text(self) -> str:
        """Return the text of the file."""
        values = {"library_name": _LIBRARY, **asdict(self.facts)}
        lines = [f"{key}: {json.dumps(text, ensure_ascii=False)}"
                 for key, text in values.items() if text]  # fmt: skip
        return "\n".join([_FENCE, *lines, _FENCE, "", self.body])

    @classmethod
    def parse(cls, text: str) -> ModelCard:
        """Read the text of a card, also one without front matter or of another program."""
        lines = text.lstrip("\ufeff").splitlines()
        fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
        if len(fences) < 2 or fences[0] != 0:
            return cls(_facts_of_bullets(text), text)
        values = _front_matter(lines[1 : fences[1]])
        # the hub's keys for licences outside of its list
        values.setdefault("terms", values.get("license_name") or values.get("license", ""))
        known = {name: values.get(name, "") for name in asdict(CardFacts())}
        return cls(CardFacts(**known), "\n".join(lines[fences[1] + 1 :]).strip() + "\n")


def _front_matter(lines: Iterable[str]) -> Dict[str, str]:
    """Return the entries of one line each whose value is one text or number."""
    values = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if colon and value.strip() and key == key.strip():
            values[key] = _scalar(value.strip())
    return values


def _scalar(value: str) -> str:
    try:
        parsed = parse_json(value)
    except ValueError:  # a plain or single-quoted text of YAML
        return value.strip("'")
    return str(parsed) if isinstance(parsed, (str, int, float)) else ""


def _facts_of_bullets(body: str) -> CardFacts:
    """Read the bullets ``* **Name**: text`` that earlier versions wrote."""
    found = re.findall(r"^\* \*\*(.+?)\*\*: (.+(?:\n  .+)*)", body, re.MULTILINE)
    bullets = {name.lower(): re.sub(r"\*\*|`", "", " ".join(text.split())) for name, text in found}
    return CardFacts(
        **{
            fact: next((bullets[name] for name in names if name in bullets), "")
            for fact, names in _BULLETS.items()
        }
    )
