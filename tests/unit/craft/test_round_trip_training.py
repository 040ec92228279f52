"""Polygons become candidates, sentences and training data, which make a model better."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import rasterio

from mtrefseg.model.audit.session import AuditSession
from mtrefseg.model.requests.craft_describe import CraftDescribeRequest
from mtrefseg.model.requests.craft_export import CraftExportRequest
from mtrefseg.model.requests.evaluate import EvaluateRequest
from mtrefseg.tests.unit.craft.training_file import square, training_file
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.describe_candidates import describe_candidates
from mtrefseg.training.craft.export.export_training_set import export_training_set
from mtrefseg.training.evaluation.evaluate import run_evaluation
from mtrefseg.training.finetune import TrainResult

pytestmark = pytest.mark.slow


def miou(model: str, folder: Path) -> float:
    return run_evaluation(EvaluateRequest(model, str(folder)))["original frame"]["mIoU"]


def test_a_short_training_on_exported_records_is_better_on_held_out_blocks(
    tmp_path: Path, tiny_model: str, run: Callable[..., TrainResult], one_thread: None
) -> None:
    file = training_file(tmp_path, 256, 256, records=[])
    images = np.full((2, 3, 256, 256), 60, np.uint8)
    rng = np.random.default_rng(0)
    for chip in file.chips():
        row, col = rng.integers(4, 36, 2).tolist()
        window = np.s_[chip.row + row : chip.row + row + 24, chip.col + col : chip.col + col + 24]
        images[1][:, *window] = 230
        candidate = Candidate(square(chip, col, row, 24), 0, "building", "polygons", chip=chip.name)
        file.add_candidates([candidate])
    for name, image in zip(("before", "after"), images, strict=True):
        with rasterio.open(tmp_path / f"{name}.tif", "r+") as raster:
            raster.write(image)
    describe_candidates(CraftDescribeRequest(str(file.path), empty_share=0.0, colours=False))
    session = AuditSession.open(str(file.path), "test", known_share=0.0)
    session.accept_many(session.ids("file"))
    session.close()
    folder = tmp_path / "data"
    done = export_training_set(CraftExportRequest(str(file.path), str(folder)))
    assert done["sentences"] >= 16
    assert "test: " in (folder / "README.md").read_text()
    before = miou(tiny_model, folder)
    trained = run(stage=2, data=str(folder), validation=None, epochs=10)
    after = miou(trained.folder, folder)
    assert after > before + 20
