"""A chip with the sentences and masks that are written for it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shapely.geometry.base import BaseGeometry

from ...data.chip_plan import Window

RECORD = "record"
"""Fact of a label: id of its record."""


@dataclass(frozen=True)
class Label:
    """Sentences that share one mask.

    Attributes:
        sentences: At least one.
        geometry: The mask in the CRS of the pair; may be empty or extend past the chip.
        facts: Type, object, record and the like.
    """

    sentences: tuple[str, ...]
    geometry: BaseGeometry
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Name of the mask's file by sentence and record, so that it never stands for another."""
        text = self.sentences[0] + str(self.facts.get(RECORD, ""))
        return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True)
class LabelledChip:
    """A square of the pair that is written.

    Attributes:
        name: Of the pair of images.
        window: In the working grid of the pair.
        labels: At least one.
        split: ``train`` or ``val``; empty in a folder without splits.
        facts: Provenance.
    """

    name: str
    window: Window
    labels: tuple[Label, ...]
    split: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
