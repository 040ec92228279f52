"""Words that tell objects from one another; what they mean is the parser's matter."""

from __future__ import annotations

PLACES = (
    ("in the top-left", "in the top-left corner", "in the upper left", "in the upper left corner"),
    ("in the top-right", "in the top-right corner", "in the upper right",
     "in the upper right corner"),
    ("in the bottom-left", "in the bottom-left corner", "in the lower left",
     "in the lower left corner"),
    ("in the bottom-right", "in the bottom-right corner", "in the lower right",
     "in the lower right corner"),
    ("on the left", "on the left side", "in the left half", "in the left part"),
    ("on the right", "on the right side", "in the right half", "in the right part"),
    ("at the top", "in the upper half", "in the upper part", "in the top half"),
    ("at the bottom", "in the lower half", "in the lower part", "in the bottom half"),
    ("in the center", "in the middle", "in the center of the image", "in the middle of the scene"),
    ("in the mid-left",), ("in the mid-right",), ("in the top-center",), ("in the bottom-center",),
)  # fmt: skip
"""Wordings of one place each."""
COMPASS_PLACES = (
    ("in the north", "in the northern half", "in the northern part"),
    ("in the south", "in the southern half", "in the southern part"),
    ("in the east", "in the eastern half", "in the eastern part"),
    ("in the west", "in the western half", "in the western part"),
    ("in the northeast",), ("in the northwest",), ("in the southeast",), ("in the southwest",),
)  # fmt: skip
ORDERS = (("leftmost",), ("rightmost",), ("topmost",), ("bottommost",))
SECOND = "second "
HALVES = frozenset({
    "on the left", "on the right", "at the top", "at the bottom", "in the north", "in the south",
    "in the east", "in the west",
})  # fmt: skip
HALF_COST = 4
"""People name a corner or the middle where that is right, and a half where nothing closer is."""
BY_SIZE = (("largest", "biggest"), ("smallest",))
COMPASS_ORDERS = (("northernmost",), ("southernmost",), ("easternmost",), ("westernmost",))
LINEAR_ORDERS = (("longest",), ("shortest",))
LINEAR = frozenset({"road", "railway", "power line", "fence", "bridge", "dam", "coastline"})
AREAS = tuple(
    (f"{value:g} {unit}", value * factor)
    for unit, factor, values in (
        ("m²", 1.0, (50, 100, 150, 200, 250, 300, 400, 500, 700, 1000, 1500, 2000, 3000, 5000)),
        ("ha", 1e4, (1, 1.5, 2, 3, 5, 10, 20, 50, 100)),
    )
    for value in values
)
