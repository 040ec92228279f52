"""Fits the confidence of a model to held-out scenes, and stores it beside the model.

Run ``python -m mtrefseg.training.mini.calibrate MODEL --data DATA``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from ...model.files.atomic_write import write_text
from ...model.inference.device import choose_device, choose_precision
from ...model.inference.load_predictor import load_predictor
from ...model.inference.predictor import Predictor
from ...model.inference.run_calibration import shares_of_overview
from ...model.inference.strip_predictor import predict_whole
from ...model.rasters.tile_source import ArrayPair
from ...model.sentences.parse_sentence import parse_sentence
from ...model.weights.calibration import CALIBRATION, Calibration
from ...model.weights.known_words import read_model_words
from ...model.weights.model_folder import folder_of
from ..batches.real_pair import RealPair
from ..batches.real_pairs import read_source
from ..batches.real_sources import LEVIR, Source, evaluated_sources
from ..evaluation.calibration_fit import (
    EDGES,
    SceneLogits,
    binned,
    figures_of_sets,
    fit_calibration,
)

MOST_SCENES = 40
"""Scenes of a set, spread over all of them: a set has up to 546."""
IMPORTANCE = {LEVIR.folder: 3.0}
"""Weights of sets; the images that the model is made for count more."""


def main(
    model: Annotated[str, typer.Argument(help="Name of a bundled model, or its folder.")],
    data: Annotated[Path, typer.Option(help="Folder of real pairs.")],
    cache: Annotated[
        Path | None, typer.Option(help="File (.npz) of the answers; written where there is none.")
    ] = None,
) -> None:
    """Fit the confidence of a model to the held-out scenes of all sets."""
    weights, scenes = _scenes(model, data, cache)
    calibration = calibrate(scenes, weights)
    write_text(folder_of(model) / CALIBRATION, calibration.to_json())
    typer.echo(figures_table(calibration))


def calibrate(scenes: Sequence[SceneLogits], weights: str) -> Calibration:
    """Fit to all scenes; the figures are of fits to other scenes than those they are measured on.

    Args:
        scenes: Held-out scenes of several sets.
        weights: Hash of the model's weights.
    """

    def fit(chosen: Sequence[SceneLogits]) -> Calibration:
        return fit_calibration(chosen, weights, lambda name: IMPORTANCE.get(name, 1.0))

    return replace(fit(scenes), figures=figures_of_sets(scenes, fit))


def figures_table(calibration: Calibration) -> str:
    """Return the expected calibration errors as a Markdown table."""
    columns = ("network", "second half", "first half", "unknown set")
    lines = [f"| set | scenes | {' | '.join(columns)} |", "|---" * (2 + len(columns)) + "|"]
    for name, row in calibration.figures.items():
        errors = " | ".join(f"{row[key]:.3f}" if key in row else "–" for key in columns)
        lines.append(f"| {name} | {row['scenes']:.0f} | {errors} |")
    return "\n".join(lines)


def _scenes(model: str, data: Path, cache: Path | None) -> tuple[str, list[SceneLogits]]:
    """Return the hash of the weights and the answers of the held-out scenes."""
    if cache and cache.is_file():
        return read_scenes(cache)
    device = choose_device("cpu")
    precision = choose_precision("auto", device)
    words = read_model_words(model)
    scenes: list[SceneLogits] = []
    weights = ""
    for source in evaluated_sources(data):
        predictor = load_predictor(model, [source.sentence], device, precision)
        weights = predictor.facts["model_hash"]
        concept = parse_sentence(source.sentence, words, guess=True).phrases[0].concept
        scenes += (_scene(predictor, source, pair, concept) for pair in _spread(data, source))
    if cache:
        write_scenes(cache, weights, scenes)
    return weights, scenes


def _spread(data: Path, source: Source) -> Iterator[RealPair]:
    pairs = read_source(data, source, held_out=True)
    step = -(-len(pairs) // MOST_SCENES)
    yield from (pairs[number] for number in range(0, len(pairs), step))


def _scene(predictor: Predictor, source: Source, pair: RealPair, concept: str) -> SceneLogits:
    images = (np.ascontiguousarray(date.transpose(2, 0, 1)) for date in (pair.before, pair.after))
    tiles = predictor.model.config.tiles
    (probability,) = predict_whole(predictor, ArrayPair(*images), tiles, 1)
    truth = pair.masks[source.labelled[0]]
    known = pair.known.get(source.labelled[0], np.ones_like(truth))
    (undecided,) = shares_of_overview(predictor, 1)
    count, right = binned(probability[known], truth[known])
    return SceneLogits(source.folder, pair.name, concept, undecided, count, right)


def write_scenes(path: Path, weights: str, scenes: Sequence[SceneLogits]) -> None:
    """Store answers, to fit again without the network."""
    np.savez_compressed(
        path,
        weights=np.array(weights),
        names=np.array([(one.set_name, one.name, one.concept) for one in scenes]),
        undecided=np.array([one.undecided for one in scenes]),
        count=np.array([one.count for one in scenes]).reshape(-1, len(EDGES) - 1),
        right=np.array([one.right for one in scenes]).reshape(-1, len(EDGES) - 1),
    )


def read_scenes(path: Path) -> tuple[str, list[SceneLogits]]:
    """Return the hash of the weights and the answers that ``write_scenes`` stored."""
    with np.load(path, allow_pickle=False) as stored:
        rows = zip(stored["undecided"].tolist(), stored["count"], stored["right"], strict=True)
        names = stored["names"].tolist()
        scenes = [
            SceneLogits(set_name, name, concept, *row)
            for (set_name, name, concept), row in zip(names, rows, strict=True)
        ]
        return str(stored["weights"]), scenes


if __name__ == "__main__":
    typer.run(main)
