"""Styles of the layers of a training file, which QGIS applies when it opens them."""

from __future__ import annotations

from ...model.files.craft_schema import (
    ACCEPTED,
    CANDIDATES,
    CHANGE_TYPE,
    CHANGE_TYPES,
    CHIPS,
    CORRECTED,
    PROPOSED,
    RECORDS,
    REJECTED,
    REVIEW,
    STATE,
    UNSURE,
)
from ...model.outputs.style import category_style

_COLOURS = ("#56b4e9", "#e69f00", "#cc79a7")  # Okabe and Ito (2008), as those of results
_STATES = {
    ACCEPTED: "#009e73", CORRECTED: "#56b4e9", PROPOSED: "#f0e442", UNSURE: "#cc79a7",
    REJECTED: "#d55e00",
}  # fmt: skip


def craft_styles() -> dict[str, str]:
    """Return the styles by the names of the layers, as QML.

    Candidates are drawn by their change type, records by what a person decided, else by what the
    checks decided; rejected ones with dotted outlines.
    """
    types = {
        str(number): (text, _COLOURS[number], "solid") for number, text in CHANGE_TYPES.items()
    }
    states = {
        state: (state, colour, "dot" if state == REJECTED else "solid")
        for state, colour in _STATES.items()
    }
    verdict = f'coalesce(nullif("{REVIEW}", \'\'), "{STATE}")'
    return {
        CANDIDATES: category_style(CHANGE_TYPE, types),
        RECORDS: category_style(verdict, states),
        CHIPS: category_style("'chip'", {"chip": ("chip", "#808080", "dash")}, fill_alpha=0),
    }
