import shutil
from pathlib import Path

import pytest

from mtrefseg.tests.unit.craft.training_files import GRID
from mtrefseg.training.craft.chips import chips_of
from mtrefseg.training.craft.craft_file import CraftFile


@pytest.fixture(scope="module")
def new_training_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("craft") / "training.gpkg"
    made = CraftFile.create(path, GRID, {"model": "mini", "sources": ["a"]})
    made.add_chips(list(chips_of(GRID, 512)))
    return path


@pytest.fixture
def stored(new_training_file: Path, tmp_path: Path) -> CraftFile:
    return CraftFile.open(shutil.copy(new_training_file, tmp_path / "training.gpkg"))
