"""The measurement of a model: its sets, what is stored of it, its tables and pictures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from typer import Typer
from typer.testing import CliRunner

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.model.weights.load_model import inspect_model
from mtrefseg.model.weights.model_card import ModelCard
from mtrefseg.training.batches.real_sources import LEVIR
from mtrefseg.training.evaluation import pair_sets
from mtrefseg.training.evaluation.measured import Row
from mtrefseg.training.evaluation.sheets import Sheets
from mtrefseg.training.evaluation.subject import Subject
from mtrefseg.training.mini import measure as command
from mtrefseg.training.mini import measurement as measurements
from mtrefseg.training.mini.card import Training, make_card
from mtrefseg.training.mini.measure_tables import markdown
from mtrefseg.training.mini.measured_sets import PAIRS, SETS, MeasuredSet


class Brighter:
    """Predicts what became brighter; keeps the sides of the images that it is given."""

    def __init__(self) -> None:
        self.sides: list[int] = []

    def predict_probability(
        self, before: npt.NDArray[Any], after: npt.NDArray[Any], sentences: list[str]
    ) -> npt.NDArray[np.float32]:
        self.sides.append(len(after))
        grew = (after.astype(np.float32) - before).mean(-1) > 100
        return np.where(grew, 0.9, 0.02).astype(np.float32)[None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a held-out pair of LEVIR in which a bright square appears."""
    before = np.random.default_rng(0).integers(0, 90, (160, 160, 3), np.uint8)
    mask = np.zeros((160, 160), bool)
    mask[40:120, 40:120] = True
    after = np.where(mask[..., None], 250, before).astype(np.uint8)
    for folder, image in (("A", before), ("B", after), ("masks", mask * np.uint8(255))):
        (tmp_path / "levir" / folder).mkdir(parents=True)
        Image.fromarray(image).save(tmp_path / "levir" / folder / "test_21.png")
    return tmp_path


@pytest.fixture
def brighter(monkeypatch: pytest.MonkeyPatch) -> Brighter:
    predictor = Brighter()
    monkeypatch.setattr(Subject, "predictor", lambda subject, gsd_m=None: predictor)
    return predictor


def test_a_pair_of_a_source_is_scored_and_drawn(data: Path, brighter: Brighter) -> None:
    sheets = Sheets(data)
    (row,) = pair_sets.measure_source(Subject("mini", data, sheets=sheets), LEVIR)
    assert (row.name, row.samples) == ("levir: the buildings that appeared", 1)
    assert row.figures["F1"] == pytest.approx(1.0)
    assert row.figures["own recall"] == row.figures["separated recall"] == 1.0
    sheets.write()
    with Image.open(data / "levir.png") as sheet:
        colours = {colour for _, colour in sheet.getcolors(1 << 24)}
    assert (255, 0, 255) in colours


def test_images_of_another_pixel_size_are_scored_on_the_pixels_of_the_originals(
    data: Path, brighter: Brighter
) -> None:
    rows = pair_sets.measure_gsds(Subject("mini", data))
    assert brighter.sides == [200, 160, 114, 114, 80, 53]  # of 160, or of the middle 80, at 0.5 m
    assert all((row.figures["F1"] or 0) > 0.95 for row in rows)


class Counted:
    """A set that counts how often it is measured and fails when it is told to."""

    def __init__(self, fail: bool = False) -> None:
        self.calls, self.fail = 0, fail

    def __call__(self, subject: Subject) -> list[Row]:
        self.calls += 1
        if self.fail:
            raise MtrefsegError("stopped", "go on")
        subject.on_done(3, 3)
        return [Row("row", 3, {"F1": 0.5})]


def test_an_interrupted_measurement_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Counted(), Counted(fail=True)
    sets = [MeasuredSet("first", PAIRS, first, "", (1, 1)), MeasuredSet("second", PAIRS, second, "",
                                                                     (1, 1))]  # fmt: skip
    monkeypatch.setattr(measurements, "SETS", sets)
    subject, lines = Subject("mini", tmp_path), list[str]()
    with pytest.raises(MtrefsegError, match="stopped"):
        measurements.measure(subject, (), tmp_path / "parts")
    second.fail = False
    found = measurements.measure(subject, (), tmp_path / "parts", lines.append)
    assert (first.calls, second.calls) == (1, 2)
    assert [one.rows[0].figures for one in found.sets] == [{"F1": 0.5}] * 2
    assert lines == ["first: measured before", "second: 3 of 3, 0 s left"]
    measurements.measure(replace(subject, quick=True), (), tmp_path / "parts")
    assert first.calls == 2


def test_sets_whose_folder_is_missing_are_left_out_and_unknown_ones_are_refused(
    tmp_path: Path,
) -> None:
    (tmp_path / "oscd").mkdir()
    names = [one.name for one in measurements.chosen_sets(tmp_path, (), quick=True)]
    assert names == ["oscd"]
    without = measurements.chosen_sets(None, (), quick=False)
    assert {one.name for one in without} == {one.name for one in SETS if not one.folder}
    with pytest.raises(MtrefsegError, match="no set 'levri'"):
        measurements.chosen_sets(tmp_path, ("levri",), quick=True)


def test_the_command_writes_figures_and_tables(data: Path, brighter: Brighter) -> None:
    app, out = Typer(), data / "out" / "figures.json"
    app.command()(command.main)
    done = CliRunner().invoke(app, ["mini", f"--data={data}", "--only=levir", f"--json={out}"])
    assert done.exit_code == 0, done.output
    figures = json.loads(out.read_text())
    assert figures["sets"][0]["rows"][0]["samples"] == 1
    table = out.with_suffix(".md").read_text()
    assert "| levir: the buildings that appeared | 1 | 100.0 | 100.0 | 100.0 |" in table
    assert "| levir: the buildings that appeared, pixels | 10.0 | – |" in table
    assert table.strip() in done.output


def test_a_figure_that_was_not_measured_is_a_dash() -> None:
    rows = (Row("one", 2, {"F1": 0.123, "own recall": None, "objects": 7}),)
    found = measurements.Measurement(
        "mini", "0" * 12, False, (measurements.Measured("one", PAIRS, rows, 1.0),)
    )
    assert "| one | 2 | 12.3 | – | 7 |" in markdown(found)


def test_the_card_holds_figures_words_terms_and_the_story(tmp_path: Path) -> None:
    pairs = (Row("levir: the buildings that appeared", 5, {"F1": 0.8, "mIoU": 0.65}),)
    sets = (measurements.Measured("levir", PAIRS, pairs, 1.0),)
    found = measurements.Measurement("mini", "0" * 12, False, sets)
    (tmp_path / "levir").mkdir()
    training = Training("the command", tmp_path, story="Two hours on one GPU.", more="## Ablation")
    card = make_card(found, inspect_model("mini"), read_model_words("mini"), training)
    assert card.facts.score == "levir: the buildings that appeared: mIoU 65.0, F1 80.0"
    assert "LEVIR-CD: academic use" in card.facts.terms
    assert "| levir: the buildings that appeared | 5 | 80.0 | 65.0 |" in card.body
    for text in ("`the command`", "Two hours on one GPU.", "## Ablation", "buildings"):
        assert text in card.body
    assert ModelCard.parse(card.to_text()).facts == card.facts
