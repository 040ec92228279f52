"""Sentences by people about squares of LEVIR: the masks of a model, as written and parsed.

    python tools/human_sentences.py DATA [--model mini] [--images 21-25] [--whole] [--list]

DATA is a folder in the layout of LEVIR-CD (A, B, masks) with ``sentences_by_crop.json``. The masks
hold buildings alone, so a sentence is scored by its phrases about buildings or construction; one
about other things alone is left out of the scores and counted. ``--whole`` predicts the scene of
1024 x 1024 pixels and cuts the square out; otherwise the square is all that is predicted.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from mtrefseg.model.sentences.model_words import ModelWords
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import NO_CHANGE
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.training.evaluation.human_sentences import HumanScores, score_sentences
from mtrefseg.training.evaluation.human_squares import Square, SquareMasks, squares
from mtrefseg.training.evaluation.image_predictor import product_predictor
from mtrefseg.training.evaluation.metrics import Metrics


def lines_of(scores: HumanScores) -> Iterator[str]:
    """Return the results, one a line."""
    for name in ("plain", "written", "parsed", "positions"):
        metrics: Metrics = getattr(scores, name)
        silent = metrics.empty_prediction / max(len(metrics.ious), 1)
        yield f"{name:10} {len(metrics.ious):4} mIoU {metrics.miou:.3f} silent {silent:.1%}"
    for kind, count in sorted(scores.counts.items()):
        yield f"{count:4} {kind}"


def unchanged_lines(found: Sequence[Square], words: ModelWords) -> Iterator[str]:
    """Return how many sentences about squares without change are parsed as such."""
    texts = [s for square in found if square.unchanged for s in square.sentences]
    others = [text for text in texts if parse_sentence(text, words).status != NO_CHANGE]
    yield f"{len(texts) - len(others)} of {len(texts)} sentences about no change are parsed as such"
    yield from (f"{'not no change':16} {text}" for text in dict.fromkeys(others))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="mini")
    parser.add_argument("--images", default="21-25")
    parser.add_argument("--whole", action="store_true", help="predict whole scenes")
    parser.add_argument("--list", action="store_true", help="print sentences without an answer")
    options = parser.parse_args()
    first, last = map(int, options.images.split("-"))
    masks = SquareMasks(options.data, product_predictor(options.model, device="cpu"), options.whole)
    words = read_model_words(options.model)
    found = squares(options.data, range(first, last + 1))
    changed = [square for square in found if square.changed]
    print(f"{len(changed)} squares with change of {len(found)}")
    scores = score_sentences(masks, changed, words)
    print("\n".join((*lines_of(scores), *(scores.notes if options.list else ()))))
    for line in unchanged_lines(found, words):
        print(line)


if __name__ == "__main__":
    main()
