"""The data card of exported training data: counts, sources and their terms, auditors, agreement."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2 import Environment, FileSystemLoader

from ....model.files.craft_schema import CHANGE_TYPES
from ....model.version import VERSION
from ....model.weights.model_folder import RESOURCES
from ...data.split_folders import SPLITS
from ..record import Record
from .write_chips import WrittenChip

TEMPLATE = "data_card.md.j2"
LENGTHS, LONGEST = ((1, 5), (6, 10), (11, 15), (16, 25)), 26
"""Groups of sentences by their number of words."""
Counts = dict[str, dict[str, int]]


def card_facts(
    written: Sequence[WrittenChip], records: Mapping[str, Record], facts: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the facts of one source for the card.

    Args:
        written: Chips that were written.
        records: By their ids.
        facts: Sources, terms, auditors, agreement, rasters, name of the map.
    """
    counts: dict[str, Counts] = {
        name: {split: {} for split in SPLITS} for name in ("by type", "by object", "by words")
    }
    totals = {split: Counter[str]() for split in SPLITS}
    for one in written:
        split = one.chip.split
        totals[split]["pairs"] += 1
        for label, changed_px in zip(one.chip.labels, one.changed_px, strict=True):
            record = records[label.facts["record"]]
            totals[split].update(sentences=len(label.sentences), masks=1, empty=not changed_px)
            _count(counts["by type"][split], [CHANGE_TYPES.get(record.change_type, "not known")])
            _count(counts["by object"][split], [record.object or "not named"])
            _count(counts["by words"][split], map(words_group, label.sentences))
    tables = {name: _table(by_split) for name, by_split in counts.items()}
    return {**facts, "totals": {s: dict(c) for s, c in totals.items()}, "tables": tables}


def render_card(sources: Sequence[Mapping[str, Any]]) -> str:
    """Return the Markdown of the card of all sources in a folder."""
    environment = Environment(  # nosec B701: Markdown; all values pass the filter ``plain``
        loader=FileSystemLoader(RESOURCES), trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["plain"] = plain
    environment.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    totals = {
        name: sum(one["card"]["totals"][split].get(name, 0) for one in sources for split in SPLITS)
        for name in ("pairs", "sentences", "masks", "empty")
    }
    terms = sorted({text for one in sources for text in one["card"]["terms"].values() if text})
    page = environment.get_template(TEMPLATE).render(
        sources=sources, totals=totals, terms=terms, splits=SPLITS, version=VERSION
    )
    return page.rstrip() + "\n"


def words_group(sentence: str) -> str:
    """Return the group of a sentence by its number of words."""
    count = max(1, len(sentence.split()))
    low, high = next((group for group in LENGTHS if count <= group[1]), (LONGEST, 0))
    return f"{low} to {high}" if high else f"{LONGEST} and more"


def plain(value: object) -> str:
    """Return a value as text on one line without Markdown or HTML in it."""
    text = " ".join(str(value).split())
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return text


def _count(counts: dict[str, int], names: Iterable[str]) -> None:
    for name in names:
        counts[name] = counts.get(name, 0) + 1


def _table(by_split: Counts) -> list[list[Any]]:
    """Return rows: name, then the count of each split; most first."""
    names = {name for counts in by_split.values() for name in counts}
    rows = [[name, *(by_split[split].get(name, 0) for split in SPLITS)] for name in names]
    return sorted(rows, key=lambda row: (-sum(row[1:]), row[0]))
