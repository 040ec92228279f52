"""Places of real pairs where a model marks what did not change; crops around them are drawn often.

Greenhouse plastic, bright fields, nets of building sites, shadows of towers: a crop at a random
position seldom shows them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import ndimage

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import write_text
from ...model.requests.wire import read_json
from .real_pair import Mask, Pixels
from .real_sources import SOURCES, TREES, Source, available_sources
from .scene_crops import training_pairs

Predict = Callable[[Pixels, Pixels, str], Mask]
"""Returns the mask of a sentence about two images, ``(h, w)``."""
BESIDE_PX = 4  # of a true change: an outline that is a little off is no false polygon
MIN_AREA_PX = 30
PER_PAIR = 8  # the largest ones; else a few images with many would be all that is drawn


@dataclass(frozen=True)
class Place:
    """A place in a pair.

    Attributes:
        pair: Name of the pair.
        row: In its pixels.
        col: In its pixels.
    """

    pair: str
    row: int
    col: int


@dataclass(frozen=True)
class HardNegatives:
    """Places by source.

    Attributes:
        places: Folder of the source to its places.
    """

    places: dict[str, tuple[Place, ...]]

    def draw(self, rng: np.random.Generator, folder: str) -> Place | None:
        """Draw a place of a source, or None where it has none."""
        places = self.places.get(folder, ())
        return places[rng.integers(len(places))] if places else None

    def write(self, path: Path) -> None:
        """Write the places as JSON."""
        rows = {
            folder: [[place.pair, place.row, place.col] for place in places]
            for folder, places in self.places.items()
        }
        write_text(path, json.dumps(rows))


NO_HARD_NEGATIVES = HardNegatives({})


def read_hard_negatives(path: Path) -> HardNegatives:
    """Read a file of places.

    Raises:
        MtrefsegError: It is missing, or no such file.
    """
    try:
        rows = read_json(path)
        return HardNegatives(
            {
                folder: tuple(Place(str(pair), int(row), int(col)) for pair, row, col in places)
                for folder, places in rows.items()
            }
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise MtrefsegError(
            "'{path}' is no file of hard negatives.",
            "Mine them again into a new file.",
            path=path,
        ) from error


def mine(
    predict: Predict, data: Path, free: bool, log: Callable[[str], None] = print
) -> HardNegatives:
    """Find where a model marks what the masks of the training pairs do not hold.

    Args:
        predict: The model.
        data: The data folder.
        free: Only pairs that are free for any use.
        log: Takes a line per source.
    """
    found = {}
    for source in mined_sources(available_sources(data, free)):
        sentence = _sentence(source)
        places = []
        for pair in training_pairs(data, source.folder):
            mask = predict(pair.before, pair.after, sentence)
            truth = pair.masks[source.labelled[0]]
            places += [Place(pair.name, *at) for at in false_objects(mask, truth)]
        found[source.folder] = tuple(places)
        log(f"{source.folder}: {len(places)} places where nothing changed were marked")
    return HardNegatives(found)


def mined_sources(sources: Iterable[Source]) -> list[Source]:
    """Return the sources whose masks hold every object that changed; trees are points."""
    return [source for source in sources if source.labelled and source is not TREES]


def false_objects(mask: Mask, truth: Mask) -> list[tuple[int, int]]:
    """Return a pixel, row and column, of each of the largest objects that no truth is near."""
    near = ndimage.binary_dilation(truth, iterations=BESIDE_PX)
    labels, count = ndimage.label(mask & ~near)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    largest = [n for n in np.argsort(-sizes, kind="stable")[:PER_PAIR] if sizes[n] >= MIN_AREA_PX]
    places = []
    for number, window in ((n + 1, ndimage.find_objects(labels)[n]) for n in largest):
        rows, cols = np.nonzero(labels[window] == number)
        middle = len(rows) // 2
        places.append((window[0].start + int(rows[middle]), window[1].start + int(cols[middle])))
    return places


def _sentence(source: Source) -> str:
    """Return the sentence of the evaluation of this source, or of one with the same masks."""
    return source.sentence or next(
        other.sentence
        for other in SOURCES
        if other.sentence and other.labelled[:1] == source.labelled[:1]
    )
