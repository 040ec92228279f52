"""Which objects of a chip descriptions fit, each measured once."""

from __future__ import annotations

import numpy as np

from .chip_scene import ChipScene
from .descriptions import Description
from .evaluate import Fit, Mask, fit


class SceneFits:
    """Measures the descriptions of one chip.

    Args:
        scene: The chip.
    """

    def __init__(self, scene: ChipScene) -> None:
        self.scene = scene
        self._every = np.ones(len(scene.objects), bool)
        self._found: dict[Description, Fit] = {}

    def clear(self, one: Description, group: Mask) -> Mask | None:
        """Return the objects of a group that a description fits; None where that is not clear.

        Args:
            one: No order: it fits an object whatever others there are.
            group: The objects.
        """
        found = self._fit(one)
        surely, possibly = found.surely & group, found.possibly & group
        return surely if (surely == possibly).all() else None

    def first(self, order: Description, group: Mask) -> Mask | None:
        """Return the objects of a group that an order picks; None where that is not clear."""
        found = fit(order.predicates, self.scene.columns, group, tolerant=True)
        clear = found.is_clear and found.surely.sum() == order.among
        return found.surely if clear else None

    def _fit(self, one: Description) -> Fit:
        if one not in self._found:
            self._found[one] = self._measured(one)
        return self._found[one]

    def _measured(self, one: Description) -> Fit:
        found = fit(one.predicates, self.scene.columns, self._every, tolerant=True)
        if not one.colour:
            return found
        colours = [self.scene.colours.get(each.id, "") for each in self.scene.objects]
        fits = np.array([colour == one.colour for colour in colours], bool)
        unclear = np.array([not colour for colour in colours], bool)
        return Fit(found.surely & fits, found.possibly & (fits | unclear))
