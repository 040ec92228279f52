"""Sentences by people about squares of LEVIR: the masks of a model, as written and parsed.

    python tools/human_sentences.py DATA [--model mini] [--images 21-25] [--whole] [--list]

DATA is a folder in the layout of LEVIR-CD (A, B, masks) with ``sentences_by_crop.json``. The masks
hold buildings alone, so a sentence is scored by its phrases about buildings or construction; one
about other things alone is left out of the scores and counted. ``--whole`` predicts the scene of
1024 x 1024 pixels and cuts the square out; otherwise the square is all that is predicted.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from human_predicates import kept_mask
from PIL import Image

from mtrefseg.model.sentences.model_words import ModelWords
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import NO_CHANGE, REFUSED, ParsedSentence, Phrase
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.training.evaluation.image_predictor import ImagePredictor
from mtrefseg.training.evaluation.metrics import Metrics

PLAIN = "the buildings that appeared"
SIDE_PX = 256
MIN_CHANGE_PX = 100
TRUE_CONCEPTS = ("building", "construction")
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Square:
    """A square of a scene with its sentences.

    Attributes:
        name: Of the square, ``test_21_0_3``.
        rows: In the scene.
        cols: In the scene.
        sentences: By people.
        changed: Whether sentences and mask say that it changed.
        agrees: Whether both say the same.
    """

    name: str
    rows: slice
    cols: slice
    sentences: tuple[str, ...]
    change_px: int
    agrees: bool

    @property
    def image(self) -> int:
        """Number of the scene."""
        return int(self.name.split("_")[1])


@dataclass
class Scores:
    """Metrics by name, and counts."""

    plain: Metrics
    written: Metrics
    parsed: Metrics
    positions: Metrics
    counts: dict[str, int]
    notes: list[str]


def squares(data: Path, images: range) -> list[Square]:
    """Return the squares of some scenes."""
    table: dict[str, Any] = json.loads((data / "sentences_by_crop.json").read_text("utf-8"))
    found = []
    for name, values in table.items():
        row, col = SIDE_PX * values["row"], SIDE_PX * values["col"]
        square = Square(
            name,
            slice(row, row + SIDE_PX),
            slice(col, col + SIDE_PX),
            tuple(values["sentences"]),
            values["change_pixels"],
            values["agrees"],
        )
        if square.image in images:
            found.append(square)
    return found


class Scenes:
    """Scenes of a folder, and the masks of a model.

    Args:
        data: The folder.
        predictor: Of the model.
        whole: Predict whole scenes.
    """

    def __init__(self, data: Path, predictor: ImagePredictor, whole: bool) -> None:
        self.data, self.predictor, self.whole = data, predictor, whole
        self._scenes: dict[tuple[str, int], npt.NDArray[np.uint8]] = {}
        self._masks: dict[tuple[str, str], Mask] = {}

    def truth(self, square: Square) -> Mask:
        """Return the true mask of a square."""
        mask = self._scene("masks", square.image)[square.rows, square.cols]
        return np.asarray((mask if mask.ndim == 2 else mask[..., 0]) > 127)

    def masks(self, square: Square, sentences: Sequence[str]) -> list[Mask]:
        """Return the masks of sentences in a square; each is predicted once."""
        place = str(square.image) if self.whole else square.name
        new = [text for text in dict.fromkeys(sentences) if (place, text) not in self._masks]
        dates = [self._scene(name, square.image)[..., :3] for name in ("A", "B")]
        if not self.whole:
            dates = [date[square.rows, square.cols] for date in dates]
        if new:
            found = self.predictor.predict(dates[0], dates[1], new)
            self._masks |= {(place, text): one.mask for text, one in zip(new, found, strict=True)}
        masks = [self._masks[place, text] for text in sentences]
        return [mask[square.rows, square.cols] for mask in masks] if self.whole else masks

    def _scene(self, folder: str, number: int) -> npt.NDArray[np.uint8]:
        if (folder, number) not in self._scenes:
            path = next((self.data / folder).glob(f"test_{number}.*"))
            image = Image.open(path)
            self._scenes[folder, number] = np.asarray(
                image.convert("L" if folder == "masks" else "RGB")
            )
        return self._scenes[folder, number]


def score(scenes: Scenes, found: Sequence[Square], words: ModelWords) -> Scores:
    """Score sentences about squares that changed."""
    scores = Scores(Metrics(), Metrics(), Metrics(), Metrics(), {}, [])
    for square in found:
        truth = scenes.truth(square)
        plain = scenes.masks(square, [PLAIN])[0]
        written = scenes.masks(square, square.sentences)
        for sentence, mask in zip(square.sentences, written, strict=True):
            scores.written.add(mask, truth)
            parsed = parse_sentence(sentence, words)
            kind, phrases = _kind(parsed)
            scores.counts[kind] = scores.counts.get(kind, 0) + 1
            if not phrases:
                scores.notes.append(f"{kind:16} {square.name:12} {sentence}")
                continue
            masks = scenes.masks(square, [phrase.text for phrase in phrases.values()])
            joined = np.logical_or.reduce(masks)
            of_phrase = [
                [p for p in parsed.predicates if number in (p.phrases or (number,))]
                for number in phrases
            ]
            kept = np.logical_or.reduce(list(map(kept_mask, masks, of_phrase)))
            scores.plain.add(plain, truth)
            scores.parsed.add(joined, truth)
            scores.positions.add(kept, truth)
            if not kept.any():
                texts = ", ".join(phrase.text for phrase in phrases.values())
                cause = "of the map" if joined.any() else "of the model"
                scores.notes.append(f"silent {cause:12} {square.name:12} {sentence} -> {texts}")
    return scores


def _kind(parsed: ParsedSentence) -> tuple[str, dict[int, Phrase]]:
    """Return what a sentence is about, and its phrases about buildings by their number."""
    if parsed.status in (NO_CHANGE, REFUSED):
        return parsed.status, {}
    phrases = {
        number: phrase
        for number, phrase in enumerate(parsed.phrases)
        if phrase.concept in TRUE_CONCEPTS or not phrase.concept
    }
    return ("about buildings" if phrases else "about others"), phrases


def lines_of(scores: Scores) -> Iterator[str]:
    """Return the results, one a line."""
    for name in ("plain", "written", "parsed", "positions"):
        metrics: Metrics = getattr(scores, name)
        silent = metrics.empty_prediction / max(len(metrics.ious), 1)
        yield f"{name:10} {len(metrics.ious):4} mIoU {metrics.miou:.3f} silent {silent:.1%}"
    for kind, count in sorted(scores.counts.items()):
        yield f"{count:4} {kind}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="mini")
    parser.add_argument("--images", default="21-25")
    parser.add_argument("--whole", action="store_true", help="predict whole scenes")
    parser.add_argument("--list", action="store_true", help="print sentences without an answer")
    options = parser.parse_args()
    first, last = map(int, options.images.split("-"))
    model = load_model(options.model, "cpu")
    scenes = Scenes(options.data, ImagePredictor(model.network, model.prompt), options.whole)
    words = read_model_words(options.model)
    found = squares(options.data, range(first, last + 1))
    changed = [s for s in found if s.agrees and s.change_px >= MIN_CHANGE_PX]
    print(f"{len(changed)} squares with change of {len(found)}")
    scores = score(scenes, changed, words)
    print("\n".join((*lines_of(scores), *(scores.notes if options.list else ()))))
    for line in unchanged_lines(found, words):
        print(line)


def unchanged_lines(found: Sequence[Square], words: ModelWords) -> Iterator[str]:
    """Return how many sentences about squares without change are parsed as such."""
    texts = [
        s for square in found if not square.change_px and square.agrees for s in square.sentences
    ]
    others = [text for text in texts if parse_sentence(text, words).status != NO_CHANGE]
    yield f"{len(texts) - len(others)} of {len(texts)} sentences about no change are parsed as such"
    yield from (f"{'not no change':16} {text}" for text in dict.fromkeys(others))


if __name__ == "__main__":
    main()
