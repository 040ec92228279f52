"""Figures of text segmenters, of tight masks and of the screening on real pairs.

    python tools/craft_segmenters.py words DATA    # one date: IoU by word, segment with --segmenter
    python tools/craft_segmenters.py masks DATA    # LEVIR 21–25: text, any change, both
    python tools/craft_segmenters.py compare DATA  # LEVIR 21–25: the objects of both dates
    python tools/craft_segmenters.py screen DATA   # true polygons and the same on unchanged ground

DATA is a folder of pairs and labelled images (A, B, masks; images, classes). Nothing is trained.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from affine import Affine
from PIL import Image
from pyproj import CRS
from scipy import ndimage

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.rasters.tile_source import ArrayPair
from mtrefseg.training.batches.labelled_images import StitchedTiles
from mtrefseg.training.batches.real_pairs import infrared_water
from mtrefseg.training.craft.mask_geometry import mask_of
from mtrefseg.training.craft.screen import AROUND_PX, GAP_PX
from mtrefseg.training.craft.screen_features import ScreenFeatures, screen_features
from mtrefseg.training.craft.screen_verdict import verdict_of
from mtrefseg.training.craft.segmenters.load_segmenter import load_any_change, load_segmenter
from mtrefseg.training.craft.segmenters.tight_mask import tight_mask
from mtrefseg.training.craft.sources.comparison import ComparisonSource

TOKYO = {"building": (8,), "vegetation": (2, 5, 7), "road": (4,), "tree": (5,), "water": (6,)}
SCREEN_SETS = ("levir", "ms_hs", "oscd")
MOST_OF_PAIR = 24


def read(path: Path, mode: str = "RGB"):
    with Image.open(path) as file:
        image = np.asarray(file.convert(mode))
    return image if mode == "L" else image.transpose(2, 0, 1)


def pairs(folder: Path, wanted: Callable[[str], bool] = lambda name: True):
    for path in sorted((folder / "A").glob("*")):
        masks = list((folder / "masks").glob(f"{path.stem}.*"))
        if masks and wanted(path.stem):
            after = next((folder / "B").glob(f"{path.stem}.*"))
            yield path.stem, np.stack([read(path), read(after)]), read(masks[0], "L") > 127


def held_out(name: str) -> bool:
    return int(re.findall(r"\d+", name)[0]) > 20


def iou(found, truth) -> tuple[int, int]:
    return int((found & truth).sum()), int((found | truth).sum())


def labelled(data: Path) -> Iterator[tuple[str, float, list]]:
    """Yield name, ground sample distance, and images with the masks of words."""
    tokyo = []
    for path in sorted((data / "seg_tokyo_oem/images").glob("*.jpg"))[2::9]:
        cover = read(data / "seg_tokyo_oem/classes" / f"{path.stem}.png", "L")[:512, :512]
        masks = {word: np.isin(cover, values) for word, values in TOKYO.items()}
        tokyo.append((read(path)[:, :512, :512], masks))
    yield "OpenEarthMap, Tokyo", 0.5, tokyo
    places = sorted(
        StitchedTiles(data / "seg_oam_buildings").images, key=lambda one: -one.cover.size
    )
    yield (
        "OpenAerialMap",
        0.3,
        [
            (one.image.transpose(2, 0, 1)[:, :448, :448], {"building": one.cover[:448, :448] == 5})
            for one in places[:6]
        ],
    )
    paths = sorted((data / "geo/naip_nd").glob("*.tif"))
    dates = [infrared_water(path, paths[0]) for path in paths[1::2]]
    yield (
        "NAIP, east",
        5.0,
        [
            (image.transpose(2, 0, 1)[:, :576, 560:], {"water": water[:576, 560:]})
            for image, water in dates
        ],
    )


def words(data: Path, segmenter: str) -> None:
    for name, gsd_m, images in labelled(data):
        model = load_segmenter(segmenter, gsd_m, "cpu")
        for word in images[0][1]:
            try:
                found = [iou(model.segment(image, [word])[0] > 0.5, m[word]) for image, m in images]
            except Exception as error:
                print(f"{name}: {word}: {error}", flush=True)
                continue
            both, either = np.sum(found, axis=0)
            print(
                f"{name}: {word}: IoU {both / max(1, either):.3f}, {len(images)} images", flush=True
            )


def masks(data: Path, segmenter: str) -> None:
    model, any_change = load_segmenter(segmenter, 0.5, "cpu"), load_any_change("mini", 0.5, "cpu")
    total: dict[str, list[tuple[int, int]]] = {}
    for _, images, truth in pairs(data / "levir", held_out):
        text, changed = model.segment(images[1], ["building"])[0], any_change.change(*images)
        for name, one in (("text alone", text), ("any change alone", changed),
                          ("tight mask", tight_mask(changed, text))):  # fmt: skip
            total.setdefault(name, []).append(iou(one >= 0.5, truth))
    for name, one in total.items():
        both, either = np.sum(one, axis=0)
        print(f"LEVIR 21-25: {name}: IoU {both / either:.3f}")


class Pair(ArrayPair):
    def __init__(self, images, gsd_m: float) -> None:
        super().__init__(*images)
        transform = Affine(gsd_m, 0, 500_000, 0, -gsd_m, 3_300_000)
        self.grid = Grid(CRS(32614), transform, self.height, self.width)


def compare(data: Path, segmenter: str) -> None:
    model, any_change = load_segmenter(segmenter, 0.5, "cpu"), load_any_change("mini", 0.5, "cpu")
    for title, change in (("without any change", None), ("with any change", any_change)):
        source = ComparisonSource(model, ("building",), change)
        one = np.sum(
            [compared(source, *pair[1:]) for pair in pairs(data / "levir", held_out)], axis=0
        )
        text = f"{one[0]} candidates, {one[1]} right, {one[2]} of these of a wrong type"
        print(f"LEVIR 21-25, {title}: {text}; {one[3]} of {one[4]} components found", flush=True)


def compared(source: ComparisonSource, images, truth) -> list[int]:
    """Return candidates, right ones, right ones of the wrong type, found and all components."""
    pair, union = Pair(images, 0.5), np.zeros(truth.shape, bool)
    found = right = wrong_type = 0
    for one in source.candidates(pair):
        mask = mask_of(one.geometry, pair.grid)
        hit = bool(mask.any()) and truth[mask].mean() >= 0.5
        found, right, wrong_type = found + 1, right + hit, wrong_type + (hit and one.change_type)
        union |= mask
    labels, count = ndimage.label(truth)
    kept = np.bincount(labels.ravel(), minlength=count + 1)[1:] >= 40
    inside = np.array(ndimage.mean(union, labels, range(1, count + 1)))
    return [found, right, wrong_type, int((inside[kept] >= 0.5).sum()), int(kept.sum())]


def screened(images, truth, rng: np.random.Generator) -> Iterator[tuple[bool, ScreenFeatures]]:
    """Yield what is measured of true polygons, and of the same on unchanged ground."""
    height, width = truth.shape
    labels, count = ndimage.label(truth)
    windows = ndimage.find_objects(labels)
    blocked = ndimage.binary_dilation(truth, iterations=4)
    for number in rng.permutation(count)[:MOST_OF_PAIR]:
        shape = labels[windows[number]] == number + 1
        if shape.sum() < 12 or max(shape.shape) > min(height, width) // 2:
            continue
        place = windows[number][0].start, windows[number][1].start
        for true, corner in ((True, place), (False, elsewhere(blocked, shape, rng))):
            if corner is not None:
                features = at(images, blocked, shape, corner)
                if features is not None:
                    yield true, features


def elsewhere(blocked, shape, rng: np.random.Generator):
    for _ in range(60):
        row, col = (int(rng.integers(0, a - b + 1)) for a, b in zip(blocked.shape, shape.shape))
        if not (blocked[row : row + shape.shape[0], col : col + shape.shape[1]] & shape).any():
            return row, col
    return None


def at(images, blocked, shape, corner) -> ScreenFeatures | None:
    inside = np.zeros(blocked.shape, bool)
    row, col = corner
    inside[row : row + shape.shape[0], col : col + shape.shape[1]] = shape
    window = np.s_[max(0, row - AROUND_PX) : row + shape.shape[0] + AROUND_PX,
                   max(0, col - AROUND_PX) : col + shape.shape[1] + AROUND_PX]  # fmt: skip
    inside = inside[window]
    around = ~blocked[window] & ~ndimage.binary_dilation(inside, iterations=GAP_PX)
    return screen_features(images[:, :, window[0], window[1]], inside, around)


def screen(data: Path, table: Path | None) -> None:
    rows = []
    for number, name in enumerate(SCREEN_SETS):
        rng, counts = np.random.default_rng(1), {}
        step = 4 if name == "ms_hs" else 1
        for index, (_, images, truth) in enumerate(list(pairs(data / name))[::step]):
            for true, features in screened(images, truth, rng):
                rows.append((number, index % 2, true, *astuple(features)))
                if index % 2:  # the even ones are those of the regression
                    verdict = verdict_of(features, 1.0)
                    what = "rejected" if verdict.rejected else verdict.reason or "kept"
                    counts.setdefault(true, []).append(what)
        for true, found in counts.items():
            shares = {what: f"{found.count(what) / len(found):.3f}" for what in sorted(set(found))}
            print(
                f"{name}: {len(found)} {'true' if true else 'moved'} polygons: {shares}", flush=True
            )
    if table:
        np.savetxt(table, np.array(rows, float), header="set odd true "
                   + " ".join(one.name for one in fields(ScreenFeatures)))  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("words", "masks", "compare", "screen"))
    parser.add_argument("data", type=Path)
    parser.add_argument("--segmenter", default="mini")
    parser.add_argument("--table", type=Path, help="screen: file for what was measured")
    options = parser.parse_args()
    if options.what == "screen":
        screen(options.data, options.table)
    else:
        globals()[options.what](options.data, options.segmenter)


if __name__ == "__main__":
    main()
