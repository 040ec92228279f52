"""Training files and what is in them, for tests."""

from contextlib import closing

from affine import Affine
from rasterio.crs import CRS
from shapely.geometry import MultiPolygon, box

from mtrefseg.model.files.craft_schema import APPEARS
from mtrefseg.model.files.geopackage_connection import connect
from mtrefseg.model.rasters.grid import Grid
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.craft_file import CraftFile
from mtrefseg.training.craft.record import Record

GRID = Grid(CRS.from_epsg(32632), Affine(0.5, 0, 500_000, 0, -0.5, 5_400_000), 700, 1000)


def house(x: float, text: str = "") -> Candidate:
    shape = box(500_000 + x, 5_399_900, 500_010 + x, 5_399_920)
    facts = {"floors": 2.0, "roof": None}
    return Candidate(shape, APPEARS, "house", "polygons", 0.5, text=text, attributes=facts)


def sentence(text: str = "the new house", geometry: MultiPolygon | None = None) -> Record:
    mask = MultiPolygon([house(0).geometry]) if geometry is None else geometry
    return Record("r0_c0", text, mask, APPEARS, "house", ("a", "b"), ("the house that was built",))


def edit(file: CraftFile, statement: str, *values: object) -> None:
    with closing(connect(file.path)) as database:
        assert database.execute(statement, values).rowcount == 1
