"""The pair of the demo and a training file of its true changes, for ``audit_trial.py``."""

import sys
from collections.abc import Iterator
from pathlib import Path

from rasterio.crs import CRS
from scipy import ndimage
from shapely.geometry import MultiPolygon, box

from mtrefseg.model.files.craft_schema import ACCEPTED, APPEARS, DISAPPEARS
from mtrefseg.model.rasters.grid import Grid
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.chips import Chip, chips_of
from mtrefseg.training.craft.craft_file import CraftFile
from mtrefseg.training.craft.mask_geometry import geometry_of
from mtrefseg.training.craft.record import Record
from mtrefseg.training.synthetic.demo_pair import BEFORE_GRID, SIDE_PX, demo_scene, write_pair
from mtrefseg.training.synthetic.demo_pair import CRS as NAME_OF_CRS
from mtrefseg.training.synthetic.land_cover import LandCover

NOUNS = {LandCover.BUILDING: "building", LandCover.WATER: "pond", LandCover.TREES: "tree"}
WORDS = {APPEARS: "appeared", DISAPPEARS: "disappeared"}
CHIP_PX, LEAST_PX = 512, 200


def true_candidates(grid: Grid, chips: list[Chip]) -> Iterator[Candidate]:
    """Yield the objects that one date has and the other has not."""
    scene = demo_scene()
    for cover, noun in NOUNS.items():
        before, after = scene.cover_before == cover, scene.cover_after == cover
        for change_type, changed in ((APPEARS, after & ~before), (DISAPPEARS, before & ~after)):
            labels, _ = ndimage.label(ndimage.binary_opening(changed, iterations=2))
            for number, place in enumerate(ndimage.find_objects(labels), 1):
                mask = labels[place] == number
                if mask.sum() < LEAST_PX:
                    continue
                cut = grid.cut(place[0].start, place[1].start, *mask.shape)
                geometry = geometry_of(mask, cut).simplify(0.8)
                point = geometry.representative_point()
                chip = next(one for one in chips if one.outline().covers(point))
                confidence = 0.55 + 0.4 * (number % 10) / 10
                yield Candidate(geometry, change_type, noun, "comparison", confidence,
                                chip=chip.name, cell=chip.cell(point))  # fmt: skip


def record_of(candidate: Candidate, chip: Chip) -> Record:
    """Return a record of one candidate, cut to its chip."""
    cell = candidate.cell.replace("mid-", "middle ").replace("-", " ")
    verb = WORDS[candidate.change_type]
    kind = "new" if candidate.change_type == APPEARS else "removed"
    mask = candidate.geometry.intersection(box(*chip.outline().bounds))
    parts = [part for part in getattr(mask, "geoms", [mask]) if part.geom_type == "Polygon"]
    return Record(
        chip.name, f"the {candidate.object} that {verb} in the {cell}", MultiPolygon(parts),
        candidate.change_type, candidate.object, (candidate.id,),
        wordings=(f"the {kind} {candidate.object} in the {cell}",
                  f"a {candidate.object} in the {cell} that has {verb}"),
        confidence=candidate.confidence, state=ACCEPTED,
        reason="the sentence alone picks this mask",
    )  # fmt: skip


def main() -> None:
    folder = Path(sys.argv[1])
    before, after = write_pair(folder)
    grid = Grid(CRS.from_user_input(NAME_OF_CRS), BEFORE_GRID, SIDE_PX, SIDE_PX)
    facts = {"pair": {"before": str(before), "after": str(after)}}
    file = CraftFile.create(folder / "training.gpkg", grid, facts)
    chips = list(chips_of(grid, CHIP_PX))
    candidates = list(true_candidates(grid, chips))
    named = {chip.name: chip for chip in chips}
    file.add_chips(chips)
    file.add_candidates(candidates)
    file.put_records([record_of(one, named[one.chip]) for one in candidates])
    print(f"{len(chips)} chips, {len(candidates)} records")


if __name__ == "__main__":
    main()
