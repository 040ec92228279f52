"""From polygons to a better model: candidates, sentences, export, short stage 2, before and after.

    .venv/bin/python tools/craft_round_trip.py ../shared/data/levir WORK [--epochs 4] [--tunnels]

Lays pairs of the folder (A, B, masks) side by side as two rasters, makes the polygons of the masks
candidates, writes sentences for them by the grammar, counts them as accepted, exports chips whose
parts are spatial blocks, trains ``mini`` on the part for training and scores it on the held-out
blocks before and after. With --tunnels poly-tunnels are painted on the ground, objects that the
bundled model does not know. Prints a table and writes ``round_trip.json`` to WORK.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
from affine import Affine
from PIL import Image
from rasterio.crs import CRS
from scipy import ndimage

from mtrefseg.model.audit.session import AuditSession
from mtrefseg.model.files.craft_schema import ACCEPTED, APPEARS
from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.requests.craft_describe import CraftDescribeRequest
from mtrefseg.model.requests.craft_export import CraftExportRequest
from mtrefseg.model.requests.evaluate import EvaluateRequest
from mtrefseg.model.requests.train import TrainRequest
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.chips import Chip, chips_of
from mtrefseg.training.craft.craft_file import CraftFile
from mtrefseg.training.craft.describe_candidates import describe_candidates
from mtrefseg.training.craft.export.export_training_set import export_training_set
from mtrefseg.training.craft.mask_geometry import geometry_of
from mtrefseg.training.evaluation.evaluate import run_evaluation
from mtrefseg.training.finetune import train

SIDE_PX, COLS, GSD_M, MIN_PX = 1024, 2, 0.5, 30
Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


def main() -> None:
    """Run all steps and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--names", nargs="+", default=["test_1", "test_2", "test_3", "test_4"])
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--learning-rate", type=float, default=2e-4)
    parser.add_argument("--chip-px", type=int, default=256)
    parser.add_argument("--tunnels", action="store_true")
    options = parser.parse_args()
    shutil.rmtree(options.work, ignore_errors=True)
    options.work.mkdir(parents=True)
    times: dict[str, float] = {}
    start_s = time.monotonic()

    def done(step: str) -> None:
        times[step] = round(time.monotonic() - start_s - sum(times.values()), 1)

    before, after, mask = _ground(options.data, options.names)
    if options.tunnels:
        before, after, mask = paint_tunnels(np.random.default_rng(1), before, after)
    noun = "greenhouse" if options.tunnels else "house"
    path = training_file(options.work, before, after, mask, noun, options.chip_px)
    done("candidates")
    described = describe_candidates(CraftDescribeRequest(str(path), wordings=2))
    done("sentences")
    accept_all(path)
    folder = options.work / "data"
    exported = export_training_set(CraftExportRequest(str(path), str(folder), validation_share=0.3))
    done("export")
    scores = {"before": score("mini", folder)}
    done("score before")
    request = TrainRequest(
        stage=2, output=str(options.work / "model"), data=str(folder), epochs=options.epochs,
        learning_rate=options.learning_rate, batch_size=4, global_batch=8, augment=True, workers=0,
    )  # fmt: skip
    train(request)
    done("training")
    scores["after"] = score(request.output, folder)
    done("score after")
    figures = {"described": described, "exported": exported, "scores": scores, "seconds": times}
    (options.work / "round_trip.json").write_text(json.dumps(figures, indent=1))
    _print(figures)


def training_file(
    work: Path, before: Pixels, after: Pixels, mask: Mask, noun: str, chip_px: int
) -> Path:
    """Write the rasters and a training file whose candidates are the polygons of a mask.

    Returns:
        Path of the training file.
    """
    height, width = mask.shape
    transform = Affine(GSD_M, 0, 500_000, 0, -GSD_M, 3_300_000)
    grid = Grid(CRS.from_epsg(32615), transform, height, width)
    paths = {}
    for name, image in (("before", before), ("after", after)):
        paths[name] = str(work / f"{name}.tif")
        with rasterio.open(
            paths[name], "w", driver="GTiff", height=height, width=width, count=3, dtype="uint8",
            crs=grid.crs, transform=transform, compress="deflate", tiled=True,
        ) as raster:  # fmt: skip
            raster.write(image.transpose(2, 0, 1))
    file = CraftFile.create(work / "training.gpkg", grid, {"pair": paths})
    chips = list(chips_of(grid, chip_px))
    file.add_chips(chips)
    file.add_candidates(
        [candidate for chip in chips for candidate in _candidates(chip, mask, noun)]
    )
    return file.path


def _candidates(chip: Chip, mask: Mask, noun: str) -> list[Candidate]:
    """Return the objects of a mask whose inner point lies in a chip."""
    window = np.s_[chip.row : chip.row + chip.grid.height, chip.col : chip.col + chip.grid.width]
    labels, count = ndimage.label(mask[window], np.ones((3, 3)))
    found = []
    for number in range(1, count + 1):
        one = labels == number
        if one.sum() >= MIN_PX:
            geometry = geometry_of(one, chip.grid)
            cell = chip.cell(geometry.representative_point())
            facts = {"chip": chip.name, "cell": cell, "state": ACCEPTED}
            found.append(Candidate(geometry, APPEARS, noun, "polygons", **facts))
    return found


def accept_all(path: Path) -> None:
    """Accept every record, as an auditor does who trusts the polygons."""
    session = AuditSession.open(str(path), "craft_round_trip", known_share=0.0)
    try:
        session.accept_many(session.ids("file"))
    finally:
        session.close()


def score(model: str, folder: Path) -> dict[str, float]:
    """Return the scores of a model on the held-out part."""
    figures: Any = run_evaluation(EvaluateRequest(model, str(folder)))["original frame"]
    return {name: float(figures[name]) for name in ("mIoU", "oIoU", "F1", "Pr@50")}


def _ground(data: Path, names: list[str]) -> tuple[Pixels, Pixels, Mask]:
    """Lay pairs of a folder side by side."""
    rows = -(-len(names) // COLS)
    before = np.zeros((rows * SIDE_PX, COLS * SIDE_PX, 3), np.uint8)
    after, mask = before.copy(), np.zeros(before.shape[:2], np.bool_)
    for number, name in enumerate(names):
        row, col = (place * SIDE_PX for place in divmod(number, COLS))
        window = np.s_[row : row + SIDE_PX, col : col + SIDE_PX]
        for target, folder in ((before, "A"), (after, "B")):
            target[window] = np.asarray(Image.open(data / folder / f"{name}.jpg").convert("RGB"))
        mask[window] = np.asarray(Image.open(data / "masks" / f"{name}.png").convert("L")) > 127
    return before, after, mask


def paint_tunnels(
    rng: np.random.Generator, before: Pixels, after: Pixels, new: int = 60, old: int = 20
) -> tuple[Pixels, Pixels, Mask]:
    """Paint rows of white poly-tunnels, new ones and such that stand at both dates.

    Returns:
        Both dates, and the mask of the new ones.
    """
    before, after = before.copy(), after.copy()
    mask, taken = (np.zeros(before.shape[:2], np.bool_) for _ in range(2))
    for number in range(new + old):
        window, inside, colour = _tunnel(rng, *mask.shape)
        if taken[window][inside].any():
            continue
        taken[window] |= inside
        for image in (after,) if number < new else (before, after):
            image[window][inside] = (0.1 * image[window][inside] + 0.9 * colour[inside]).clip(
                0, 255
            )
        if number < new:
            mask[window] |= inside
    return before, after, mask


def _tunnel(rng: np.random.Generator, height: int, width: int) -> tuple[Any, Mask, Any]:
    """Return window, shape and colours of a row of poly-tunnels."""
    length, breadth, count = rng.integers(40, 110), rng.integers(14, 24), rng.integers(1, 5)
    angle, margin = rng.uniform(0, np.pi), 150
    row, col = rng.integers(margin, height - margin), rng.integers(margin, width - margin)
    y, x = np.mgrid[-margin:margin, -margin:margin]
    along = x * np.cos(angle) + y * np.sin(angle)
    across = y * np.cos(angle) - x * np.sin(angle) + count * (breadth + 4) / 2
    inside = (abs(along) < length / 2) & (across >= 0) & (across < count * (breadth + 4))
    inside &= across % (breadth + 4) < breadth
    arc = np.sin(np.pi * (across % (breadth + 4) / breadth).clip(0, 1))
    grey = rng.uniform(190, 235) * (0.55 + 0.45 * arc) * (0.88 + 0.12 * np.cos(along))
    window = np.s_[row - margin : row + margin, col - margin : col + margin]
    return window, inside, np.repeat(grey[..., None], 3, axis=2)


def _print(figures: dict[str, Any]) -> None:
    exported = figures["exported"]
    print(f"{exported['pairs']} pairs ({exported['train']} train, {exported['val']} val), "
          f"{exported['sentences']} sentences")  # fmt: skip
    for name, scores in figures["scores"].items():
        print(f"{name:>7}: " + ", ".join(f"{key} {value:.3f}" for key, value in scores.items()))
    print("seconds: " + ", ".join(f"{key} {value}" for key, value in figures["seconds"].items()))


if __name__ == "__main__":
    main()
