"""Language models of the tests: answers that are given, and a chip to answer about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from affine import Affine
from rasterio.crs import CRS

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.training.craft.agent.language_model import (
    Answer,
    EndpointStopped,
    NoAnswer,
    Prompt,
)
from mtrefseg.training.craft.chips import Chip
from mtrefseg.training.craft.segmenters.text_segmenter import (
    Probability,
    SegmenterFacts,
    UnknownObject,
)

SIDE = 96
GRID = Grid(CRS.from_epsg(32633), Affine(0.5, 0, 500_000, 0, -0.5, 5_400_000), SIDE, SIDE)
CHIP = Chip("c0", 0, 0, GRID)
IMAGES = np.full((2, 3, SIDE, SIDE), 120, np.uint8)
IMAGES[1] = 121


class Scripted:
    """Gives answers by the purpose of the prompt, in order; an error among them is raised."""

    def __init__(self, **answers: Sequence[Any]) -> None:
        self._answers = {purpose: list(given) for purpose, given in answers.items()}
        self.prompts: list[Prompt] = []

    def complete(self, prompt: Prompt, answer: type[Answer]) -> Answer:
        self.prompts.append(prompt)
        given = self._answers.get(prompt.purpose) or [{"changes": []}]
        value = given.pop(0) if len(given) > 1 or prompt.purpose in self._answers else given[0]
        if isinstance(value, Exception):
            raise value
        return answer.model_validate(value)

    def complete_all(
        self, prompts: Sequence[Prompt], answer: type[Answer]
    ) -> list[Answer | NoAnswer]:
        found: list[Answer | NoAnswer] = []
        for prompt in prompts:
            try:
                found.append(self.complete(prompt, answer))
            except NoAnswer as error:
                found.append(error)
        return found


class Limited:
    """Another model that stops after a number of prompts, with a cache that lasts."""

    def __init__(self, model: Any, limit: int, cache: dict[Any, Any]) -> None:
        self._model, self._limit, self._cache = model, limit, cache

    def complete(self, prompt: Prompt, answer: type[Answer]) -> Answer:
        if prompt not in self._cache:
            if self._limit == 0:
                raise EndpointStopped("The budget of the test is spent.")
            self._limit -= 1
            self._cache[prompt] = self._model.complete(prompt, answer)
        return self._cache[prompt]

    def complete_all(
        self, prompts: Sequence[Prompt], answer: type[Answer]
    ) -> list[Answer | NoAnswer]:
        return [self.complete(prompt, answer) for prompt in prompts]


class Squares:
    """Segments rectangles: noun → rows and columns, at one date each."""

    facts = SegmenterFacts("squares", "0" * 12)

    def __init__(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        self._dates = {int(IMAGES[0, 0, 0, 0]): before, int(IMAGES[1, 0, 0, 0]): after}
        self.calls = 0

    def segment(self, image: np.ndarray, texts: Sequence[str]) -> Probability:
        self.calls += 1
        known = self._dates[int(image[0, 0, 0])]
        if texts[0] == "unicorn":
            raise UnknownObject("'unicorn' cannot be segmented.")
        probability = np.zeros((1, SIDE, SIDE), np.float32)
        for window in known.get(texts[0], ()):
            probability[0][window] = 1.0
        return probability
