"""Forms of the language model's answers: flat, enumerations as literals, no unions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from . import lenient

Share = Annotated[float, BeforeValidator(lenient.share), Field(ge=0, le=1)]
Box = Annotated[list[int], BeforeValidator(lenient.per_mille_box), Field(max_length=4)]
"""Left, top, right, bottom in per mille of the picture; empty where none is given."""
ChangeType = Annotated[Literal[0, 1, 2], BeforeValidator(lenient.change_type)]
Cell = Annotated[
    Literal["top-left", "top-center", "top-right", "mid-left", "mid-center", "mid-right",
            "bottom-left", "bottom-center", "bottom-right"],
    BeforeValidator(lenient.cell),
]  # fmt: skip
Verdict = Annotated[Literal["accept", "correct", "reject"], BeforeValidator(lenient.verdict)]
_OrNone = BeforeValidator(lenient.text)


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class ChangeAnswer(_Form):
    """One change that the model names.

    Attributes:
        what: Noun of the object.
        where: Place within the cell in a few words.
        box: In per mille of the picture, empty where none is given.
        type: 0 appears, 1 disappears, 2 changes state.
        confidence: 0 to 1.
    """

    what: Annotated[str, Field(min_length=1, max_length=80)]
    where: Annotated[str, _OrNone, Field(max_length=200)] = ""
    box: Box = []
    type: ChangeType
    confidence: Share = 0.5


class CellAnswer(_Form):
    """The changes in a cell; an unchanged cell has none."""

    changes: Annotated[list[ChangeAnswer], Field(max_length=50)]


class OverviewChange(ChangeAnswer):
    """One change in the overview.

    Attributes:
        cell: Published name of its cell.
    """

    cell: Cell


class OverviewAnswer(_Form):
    """The changes in a chip; ``box`` is in per mille of its picture."""

    changes: Annotated[list[OverviewChange], Field(max_length=50)]


class MaskAnswer(_Form):
    """The verdict on a mask and its sentence.

    Attributes:
        verdict: ``accept``, ``correct`` or ``reject``.
        reason: In a few words.
        what: Corrected noun; empty: it stays.
        type: Corrected type; -1: it stays.
        box: Corrected box in per mille of the picture; empty: it stays.
        sentence: Corrected sentence; empty: it stays.
    """

    verdict: Verdict
    reason: Annotated[str, _OrNone, Field(max_length=500)] = ""
    what: Annotated[str, _OrNone, Field(max_length=80)] = ""
    type: Annotated[Literal[-1, 0, 1, 2], BeforeValidator(lenient.change_type)] = -1
    box: Box = []
    sentence: Annotated[str, _OrNone, Field(max_length=300)] = ""


class WordingsAnswer(_Form):
    """Other wordings of a sentence."""

    wordings: Annotated[list[str], Field(max_length=20)]


class LandmarksAnswer(_Form):
    """Nouns of what is visible and unchanged in a chip."""

    landmarks: Annotated[list[str], Field(max_length=40)]
