"""Sentences of the grammar about squares of LEVIR beside those that people wrote about them.

    python tools/craft_against_people.py DATA [--sheet FILE.html] [--pictures FOLDER] [--count 100]

DATA is a folder in the layout of LEVIR-CD (A, B, masks) with ``sentences_by_crop.json``: five
sentences by people a square. The connected parts of a mask are candidates, "building", appears.
Prints on how many squares grammar and people agree about changed or not, object, number and place,
and how often people agree with one another. The sheet shows squares side by side.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from affine import Affine
from craft_sheet import SheetRow, write_pictures, write_sheet
from PIL import Image
from rasterio.crs import CRS
from scipy import ndimage

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.sentences.alternative_positions import are_positions, exclude_each_other
from mtrefseg.model.sentences.expression import Expression
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import NO_CHANGE, ParsedSentence, Predicate
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.chips import Chip
from mtrefseg.training.craft.describe_chips import DescribedChip, describe_chips
from mtrefseg.training.craft.expression.evaluate import fit
from mtrefseg.training.craft.expression.write_records import WritingOptions
from mtrefseg.training.craft.mask_geometry import geometry_of
from mtrefseg.training.craft.record import Record
from mtrefseg.training.evaluation.human_squares import SIDE_PX, Square, squares

LEAST_PX = 20
FEW = 5
BUILT = ("building", "construction")
WORDS = read_model_words("mini")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BUILDING = (
    r"(?:house|building|villa|bungalow|home|warehouse|structure|roof|mansion|castle|hall|dwelling)"
)
_ONE = re.compile(rf"\b(?:a|an|one|another|single)\s(?:\w+[- ]){{0,3}}?{_BUILDING}\b")
_MANY = re.compile(r"\b(?:many|massive|numerous|lots? of|rows of|lines of|large number|a number of|"
                   r"dozens|plenty|most|densely)\b")  # fmt: skip
_SOME = re.compile(r"\b(?:some|several|few|a row of|a line of|a group of|more|row|line)\b")


@dataclass(frozen=True)
class Compared:
    """One square: what grammar and people say.

    Attributes:
        square: With the sentences of people.
        described: With the records of the grammar.
        objects: Number of candidates.
    """

    square: Square
    described: DescribedChip
    objects: int


def compare(data: Path, options: WritingOptions) -> Iterator[Compared]:
    """Yield the squares with the grammar's sentences."""
    for square in squares(data, range(1, 200)):
        dates = [_scene(data, name, square) for name in ("A", "B")]
        mask = _scene(data, "masks", square)[..., 0] > 127
        chip = _chip(square)
        candidates = list(_candidates(mask, chip))
        images = np.stack([date.transpose(2, 0, 1) for date in dates])
        described = describe_chips(
            chip.grid, [chip], candidates, options, (), lambda _, images=images: images
        )
        yield Compared(square, next(described), len(candidates))


def _chip(square: Square) -> Chip:
    row, col = square.rows.start, square.cols.start
    transform = Affine(0.5, 0, 500_000 + col / 2, 0, -0.5, 3_300_000 - row / 2)
    return Chip(square.name, row, col, Grid(CRS.from_epsg(32614), transform, SIDE_PX, SIDE_PX))


def _scene(data: Path, folder: str, square: Square) -> npt.NDArray[np.uint8]:
    path = next((data / folder).glob(f"test_{square.image}.*"))
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))[square.rows, square.cols]


def _candidates(mask: npt.NDArray[np.bool_], chip: Chip) -> Iterator[Candidate]:
    labels, count = ndimage.label(mask, np.ones((3, 3)))
    for number in range(1, count + 1):
        part = labels == number
        if part.sum() >= LEAST_PX:
            yield Candidate(geometry_of(part, chip.grid), 0, "building", "folder")


def number_class(sentence: str) -> str:
    """Return whether a sentence is about one building, a few, some or many; empty: it is silent.

    "Some" and "several" may be few or many.
    """
    text = sentence.lower()
    if _MANY.search(text):
        return "many"
    named = re.search(rf"\b({'|'.join(NUMBERS)})\s(?:\w+[- ]){{0,3}}?{_BUILDING}s?\b", text)
    if named:
        return "few" if NUMBERS.index(named[1]) + 2 <= FEW else "many"
    if _ONE.search(text):
        return "one"
    return "some" if _SOME.search(text) else ""


def _agree(first: str, second: str) -> bool:
    """Return whether two numbers may be the same: "some" may be few or many."""
    return first == second or ("some" in (first, second) and "one" not in (first, second))


def class_of(count: int) -> str:
    """Return the class of a number of objects."""
    return "one" if count == 1 else "few" if count <= FEW else "many"


def place_of(parsed: ParsedSentence) -> Expression | None:
    """Return the position that a sentence gives its buildings; None: none."""
    built = [n for n, phrase in enumerate(parsed.phrases) if phrase.concept in BUILT]
    for predicate in parsed.predicates:
        of_built = not predicate.phrases or set(predicate.phrases) & set(built)
        if built and of_built and are_positions(predicate.expression, predicate.expression):
            return predicate.expression
    return None


def tally(found: Sequence[Compared]) -> Counter[str]:
    """Count the squares on which grammar and people agree."""
    counts: Counter[str] = Counter()
    for one in found:
        parsed = [parse_sentence(text, WORDS) for text in one.square.sentences]
        silent = sum(each.status == NO_CHANGE for each in parsed)
        said = silent < len(parsed) / 2
        counts["squares"] += 1
        counts["changed or not agrees"] += said == bool(one.objects)
        if said and one.objects:
            _tally_changed(counts, one, parsed)
    return counts


def _tally_changed(counts: Counter[str], one: Compared, parsed: Sequence[ParsedSentence]) -> None:
    counts["changed squares"] += 1
    built = [any(p.concept in BUILT and p.change == "appear" for p in each.phrases)
             for each in parsed]  # fmt: skip
    counts["object: most people name new buildings"] += sum(built) >= 3
    counts["object: somebody names new buildings"] += any(built)
    classes = [number_class(text) for text in one.square.sentences]
    said = [each for each in classes if each]
    if said:
        mine = class_of(one.objects)
        usual = Counter(said).most_common(1)[0][0]
        counts["squares with a number by people"] += 1
        counts["number: the usual one of people"] += _agree(mine, usual)
        counts["number: that of one of them at least"] += any(_agree(mine, each) for each in said)
        pairs = [(a, b) for n, a in enumerate(said) for b in said[n + 1 :]]
        counts["pairs of people with a number"] += len(pairs)
        counts["pairs of people who agree on it"] += sum(_agree(a, b) for a, b in pairs)
    _tally_places(counts, one, [place for place in map(place_of, parsed) if place])


def _tally_places(counts: Counter[str], one: Compared, places: Sequence[Expression]) -> None:
    scene = one.described.scene
    every = np.ones(len(scene.objects), bool)
    for place in places:
        share = fit([Predicate(place)], scene.columns, every, False).surely
        area = scene.columns["area_m2"]
        counts["places by people"] += 1
        counts["places by people that hold most of the mask"] += area[share].sum() >= area.sum() / 2
    described = [record for record in one.described.records if record.members]
    mine = [p for p in map(place_of, map(_parsed, described)) if p]
    if places and mine:
        counts["squares with places by both"] += 1
        counts["place: one of the grammar fits one of people"] += any(
            not exclude_each_other(a, b) for a in mine for b in places
        )


def _parsed(record: Record) -> ParsedSentence:
    return parse_sentence(record.sentence, WORDS)


def rows(found: Sequence[Compared], count: int, seed: int) -> list[SheetRow]:
    """Return some squares for the sheet, four of five with a change."""
    rng = np.random.default_rng(seed)
    changed = [one for one in found if one.objects]
    others = [one for one in found if not one.objects]
    chosen = [changed[n] for n in rng.permutation(len(changed))[: count * 4 // 5]]
    chosen += [others[n] for n in rng.permutation(len(others))[: count - len(chosen)]]
    return [
        SheetRow(one.square.name, one.described.images, one.described.chip.grid,
                 tuple(one.described.records), one.square.sentences)
        for one in chosen
        if one.described.images is not None
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    found = list(compare(options.data, WritingOptions(records=4, seed=options.seed)))
    for name, number in tally(found).items():
        print(f"{number:5} {name}")
    shown = rows(found, options.count, options.seed)
    if options.sheet:
        write_sheet(options.sheet, shown)
    if options.pictures:
        write_pictures(options.pictures, shown)


if __name__ == "__main__":
    main()
