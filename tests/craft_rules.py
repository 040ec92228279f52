"""Rule-made answers of a language model about chips whose truth is known, with mistakes.

``RuleAnswers`` writes the answer to a prompt of the agent from the truth of its chip; each kind of
mistake has the same rate. An answer depends on the prompt and the seed alone, so a repeated run has
the same answers.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from shapely.geometry import box

from mtrefseg.model.files.craft_schema import cell_name
from mtrefseg.training.craft.agent.view import (
    Bounds,
    View,
    bounds_of,
    cell_views,
    overview,
)
from mtrefseg.training.craft.expression.object_nouns import concept_of

NOUNS = ("building", "pond", "tree", "road")
_VERBS = (("built", "new"), ("demolished", "removed"), ("altered", "changed"))
_HEADER = re.compile(r"Chip (\S+), (cell|overview|check|wording|landmarks) ?([\w-]*)\.")
_SENTENCE = re.compile(r"Sentence: “(.*?)”\. Type: (\d)", re.S)
_PART = re.compile(r"the part \[(.*?)\].*?box of the line is \[(.*?)\]", re.S)


@dataclass(frozen=True, eq=False)
class TruthObject:
    """An object that changed.

    Attributes:
        noun: In the singular.
        change_type: 0 appears, 1 disappears, 2 changes state.
        mask: In its chip, ``(h, w)``.
    """

    noun: str
    change_type: int
    mask: Any

    @property
    def bounds(self) -> Bounds:
        """In pixels of the chip."""
        return bounds_of(self.mask)


@dataclass(frozen=True)
class TruthChip:
    """What changed in a chip of ``side_px``, and what is there unchanged."""

    side_px: int
    objects: tuple[TruthObject, ...]
    unchanged: tuple[str, ...] = ("road", "field")


class RuleAnswers:
    """Answers to the agent's prompts.

    Args:
        truths: By the name of the chip.
        rate: Of each kind of mistake, 0 to 1.
        seed: Of the mistakes.
    """

    def __init__(self, truths: Mapping[str, TruthChip], rate: float = 0.0, seed: int = 0) -> None:
        self._truths, self._rate, self._seed = truths, rate, seed

    def answer(self, text: str) -> dict[str, Any]:
        """Return the answer to the text of a prompt, for JSON."""
        header = _HEADER.search(text)
        if header is None:
            return {"error": "this is no prompt of the agent"}
        name, kind, part = header.groups()
        rng = generator(text, self._seed)
        truth = self._truths[name]
        if kind == "cell":
            return {"changes": list(self._cell(truth, part, rng))}
        if kind == "overview":
            return {"changes": list(self._overview(truth, rng))}
        if kind == "check":
            return self._verdict(truth, text, rng)
        if kind == "landmarks":
            return {"landmarks": list(truth.unchanged)}
        return {"wordings": self._wordings(text, rng)}

    def _wrong(self, rng: np.random.Generator) -> bool:
        return bool(rng.random() < self._rate)

    def _cell(
        self, truth: TruthChip, cell: str, rng: np.random.Generator
    ) -> Iterator[dict[str, Any]]:
        view = next(v for v in cell_views(truth.side_px, truth.side_px) if v.name == cell)
        for one in truth.objects:
            if _cell_of(one.bounds, truth.side_px) == cell and not self._wrong(rng):
                yield self._change(one, view, rng)
        if self._wrong(rng):
            yield self._invented(view, cell, rng)

    def _overview(self, truth: TruthChip, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
        view = overview(truth.side_px, truth.side_px)
        for one in truth.objects:
            if one.mask.mean() > 0.01 and not self._wrong(rng):
                cell = _cell_of(one.bounds, truth.side_px)
                yield {"cell": cell, **self._change(one, view, rng)}

    def _change(self, one: TruthObject, view: View, rng: np.random.Generator) -> dict[str, Any]:
        bounds, change_type = np.array(one.bounds), one.change_type
        size = np.array([bounds[2] - bounds[0], bounds[3] - bounds[1]])
        if self._wrong(rng):
            change_type = int((change_type + rng.integers(1, 3)) % 3)
        if self._wrong(rng):  # a loose box
            bounds += np.concatenate((-size, size)) * rng.uniform(0.3, 1.0)
        if self._wrong(rng):  # another place
            bounds += np.tile(size * rng.choice([-1, 1], 2) * rng.uniform(0.8, 1.5), 2)
        return _entry(one.noun, change_type, view.to_per_mille(tuple(bounds)), 0.9)

    def _invented(self, view: View, cell: str, rng: np.random.Generator) -> dict[str, Any]:
        left, top, right, bottom = view.outlined or view.bounds
        x, y = rng.uniform(left, right), rng.uniform(top, bottom)
        half = (right - left) * rng.uniform(0.1, 0.25)
        bounds = (x - half, y - half, x + half, y + half)
        noun, change_type = str(rng.choice(NOUNS)), int(rng.integers(2))
        return _entry(noun, change_type, view.to_per_mille(bounds), 0.5)

    def _verdict(self, truth: TruthChip, text: str, rng: np.random.Generator) -> dict[str, Any]:
        sentence, shown_type = _SENTENCE.search(text).groups()  # type: ignore[union-attr]
        view, bounds = _shown(text, truth.side_px)
        overlaps = [_iou(one.bounds, bounds) for one in truth.objects]
        best = int(np.argmax(overlaps)) if overlaps else -1
        if best < 0 or overlaps[best] < 0.1:
            return _said("accept" if self._wrong(rng) else "reject", "nothing changed here")
        one = truth.objects[best]
        right_words = concept_of(one.noun) in {concept_of(w) for w in re.findall(r"\w+", sentence)}
        right = overlaps[best] >= 0.5 and right_words and int(shown_type) == one.change_type
        if right:
            return _said("reject" if self._wrong(rng) else "accept", "as it is")
        if self._wrong(rng):
            return _said("accept", "as it is")
        corrected = _said("correct", "noun, type or outline")
        corrected |= {"type": one.change_type, "what": one.noun}
        return corrected | {"box": view.to_per_mille(one.bounds)}

    def _wordings(self, text: str, rng: np.random.Generator) -> list[str]:
        sentence, change_type = _SENTENCE.search(text).groups()  # type: ignore[union-attr]
        count = int(re.search(r"Write (\d+)", text).group(1))  # type: ignore[union-attr]
        return [self._wording(sentence, int(change_type), rng) for _ in range(count)]

    def _wording(self, sentence: str, change_type: int, rng: np.random.Generator) -> str:
        if self._wrong(rng):  # the type is dropped
            return re.sub(r" (that|which) (\w+ )*?(appeared|disappeared|changed)", "", sentence)
        if self._wrong(rng):  # the place is moved
            left, right = ("left", "right") if "left" in sentence else ("right", "left")
            return sentence.replace(left, right) if left in sentence else f"{sentence} on the left"
        if self._wrong(rng):  # something is invented
            return f"{sentence} beside the airport"
        for word, others in (("appeared", ("was built", "was added")),
                             ("disappeared", ("was removed", "is gone"))):  # fmt: skip
            if f"that {word}" in sentence:
                return sentence.replace(word, str(rng.choice(others)))
        return f"{_VERBS[change_type][1]}: {sentence}"


def generator(text: str, seed: int) -> np.random.Generator:
    """Return random numbers that depend on a text and a seed alone."""
    digest = hashlib.sha256(f"{seed}\n{text}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def _entry(noun: str, change_type: int, per_mille: list[int], confidence: float) -> dict[str, Any]:
    return {"what": noun, "where": "within the cell", "box": per_mille, "type": change_type,
            "confidence": confidence}  # fmt: skip


def _said(verdict: str, reason: str) -> dict[str, Any]:
    return {"verdict": verdict, "reason": reason, "what": "", "type": -1, "box": [],
            "sentence": ""}  # fmt: skip


def _cell_of(bounds: Bounds, side_px: int) -> str:
    return cell_name((bounds[0] + bounds[2]) / 2 / side_px, (bounds[1] + bounds[3]) / 2 / side_px)


def _shown(text: str, side_px: int) -> tuple[View, Bounds]:
    """Return the view of a prompt for a verdict, and the bounds of the mask in the chip."""
    groups = _PART.search(text).groups()  # type: ignore[union-attr]
    part, per_mille = ([int(value) for value in group.split(",")] for group in groups)
    left, top, right, bottom = (round(value * side_px / 1000) for value in part)
    view = View(top, left, bottom - top, right - left, side_px)
    return view, view.to_chip(per_mille) or view.bounds


def _iou(one: Bounds, other: Bounds) -> float:
    first, second = box(*one), box(*other)
    common = first.intersection(second).area
    return float(common / (first.area + second.area - common))
