"""What a model folder says about itself: its sizes and its card. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Tuple

from ...model.errors import MtrefsegError
from ...model.requests.wire import read_bytes
from ...model.weights.folder_files import LONGEST_CARD, lies_inside
from ...processing_provider.known_models import WEIGHTS, KnownModel, read_config

CARD = "README.md"
NOT_SAID = "not said"
LONGEST = 200


@dataclass(frozen=True)
class ModelFacts:
    """One model in words.

    Attributes:
        size: Of its weights.
        tiles: Sides of tiles that it takes, in pixels.
        gsd: The ground sample distance that it was made for, as its card says.
        licence: Its licence or the terms of its data, as its card says.
        score: Its figures, as its card says.
        card: The card in Markdown; empty without one that can be shown.
        card_hidden: There is one that is not shown: a link out of the folder, or too long.
        problem: Why it cannot be used; empty when it can.
    """

    size: str
    tiles: str
    gsd: str
    licence: str
    score: str
    card: str
    card_hidden: bool
    problem: str


def read_facts(model: KnownModel) -> ModelFacts:
    """Read what a folder says; what is missing or damaged is said, not raised."""
    card, problem, tiles, size = _card(model.folder), "", NOT_SAID, NOT_SAID
    try:
        tiles = read_config(model.folder).tiles.allowed()
        size = f"{(model.folder / WEIGHTS).stat().st_size / 1e6:,.1f} MB"
    except MtrefsegError as error:
        problem = str(error)
    except OSError as error:
        problem = f"'{model.folder / WEIGHTS}' cannot be read ({error.strerror})."
    points = _points(card)
    return ModelFacts(
        size=size,
        tiles=tiles,
        gsd=_point(points, "ground sample distance", "gsd"),
        licence=_point(points, "licence", "license", "terms", "training data", "data"),
        score=_point(points, "score") if _point(points, "score") != NOT_SAID else _table(card),
        card=_harmless(card),
        card_hidden=not card and (model.folder / CARD).exists(),
        problem=problem,
    )


def _card(folder: Path) -> str:
    """Return the card; as a link it could show any file of this machine, so no link is followed."""
    path = folder / CARD
    try:
        text = read_bytes(path, LONGEST_CARD) if lies_inside(path, folder) else b""
    except OSError:
        return ""
    if len(text) > LONGEST_CARD:
        return ""
    return text.decode("utf-8", "replace")


def _harmless(card: str) -> str:
    """Return Markdown without pictures and markup: they would be loaded from where it says."""
    return card.replace("<", "&lt;").replace("![", "[")


def _points(card: str) -> Dict[str, str]:
    """Return the points of a card, ``* **Name**: text`` over any number of lines."""
    found = re.findall(r"^\* \*\*(.+?)\*\*: (.+(?:\n  .+)*)", card, re.MULTILINE)
    return {name.lower(): re.sub(r"\*\*|`", "", " ".join(t.split())) for name, t in found}


def _point(points: Dict[str, str], *names: str) -> str:
    text = next((points[name] for name in names if name in points), NOT_SAID)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} … (see below)"


def _table(card: str) -> str:
    """Return the first table of figures as ``question: mIoU …, F1 …``."""
    rows = [_cells(line) for line in card.splitlines() if line.startswith("|")]
    heads = [row for row in rows if "mIoU" in row]
    if not heads:
        return NOT_SAID
    head, shown = heads[0], []
    for row in rows[rows.index(head) + 2 :]:
        if row == head or len(row) != len(head):
            break
        values = dict(zip(head, row))
        figures = ", ".join(f"{n} {values[n]}" for n in ("mIoU", "F1") if n in values)
        shown.append(f"{row[0]}: {figures}")
    return "; ".join(shown) or NOT_SAID


def _cells(line: str) -> Tuple[str, ...]:
    cells: List[str] = [cell.strip() for cell in line.strip().strip("|").split("|")]
    return tuple(cells)
