"""Colours of the panel: verdicts as in traffic lights, types as on the map."""

from __future__ import annotations

from .record_outlines import TYPE_COLOURS

GREEN, RED, AMBER, GREY = "#2e9e5b", "#d2434b", "#d9930d", "#8a8f98"
CAPTION = "#767b85"  # is readable on a light and on a dark panel
CAPTIONS = ("object", "source", "confidence", "check", "place", "order", "filter")


def _verdict(name: str, colour: str) -> str:
    return (
        f"QToolButton#{name} {{ border: 1px solid {colour}; border-radius: 5px; padding: 7px 4px; "
        f"font-weight: bold; color: palette(text); }}"
        f"QToolButton#{name}:hover {{ border-width: 2px; }}"
        f"QToolButton#{name}:pressed, QToolButton#{name}:checked "
        f"{{ background: {colour}; color: white; }}"
        f"QToolButton#{name}:disabled {{ border-color: palette(mid); color: palette(mid); }}"
    )


def _type(number: int) -> str:
    colour, name = TYPE_COLOURS[number], f"typeButton{number}"
    return (
        f"QToolButton#{name} {{ border: 1px solid palette(mid); padding: 4px 2px; "
        f"border-bottom: 3px solid {colour}; }}"
        f"QToolButton#{name}:checked {{ background: {colour}; color: black; font-weight: bold; }}"
    )


def _state(review: str, colour: str) -> str:
    return f'QLabel#stateLabel[review="{review}"] {{ border-left: 4px solid {colour}; }}'


STYLE = "\n".join(
    (
        _verdict("acceptButton", GREEN),
        _verdict("rejectButton", RED),
        _verdict("unsureButton", AMBER),
        *map(_type, range(3)),
        *(f"QLabel#{name}Caption {{ color: {CAPTION}; }}" for name in CAPTIONS),
        "QLabel#stateLabel { padding: 3px 6px; background: palette(alternate-base); }",
        _state("", GREY),
        _state("end", GREEN),
        _state("accepted", GREEN),
        _state("rejected", RED),
        _state("unsure", AMBER),
        "QProgressBar#progressBar { border: none; border-radius: 3px; background: palette(mid); }"
        f"QProgressBar#progressBar::chunk {{ background: {GREEN}; border-radius: 3px; }}",
    )
)
"""Style sheet of the panel."""
