"""The commands that train: the request they make, and what ends them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from mtrefseg.engine.cli import app
from mtrefseg.engine.cli_train import _cancelled_by_signals
from mtrefseg.model.requests.train import TrainRequest
from mtrefseg.tests.flat_requests import raster_data
from mtrefseg.training import finetune as region
from mtrefseg.training.finetune import TrainResult

RASTERS = ["-", "out", "--before", "b.tif", "--after", "a.tif", "--polygons", "p.gpkg"]


@pytest.fixture
def request_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., TrainRequest]:
    """Return a function that runs a command and returns the request it makes."""
    requests: list[TrainRequest] = []

    def train(request: TrainRequest, *_: Any) -> TrainResult:
        requests.append(request)
        return TrainResult(request.output, False, 1, {}, None, 0)

    monkeypatch.setattr(region, "train", train)

    def run(*arguments: str) -> TrainRequest:
        done = CliRunner().invoke(app, list(arguments))
        assert done.exit_code == 0, done.output
        return requests[-1]

    return run


def test_what_is_not_given_stays_open(request_of: Callable[..., TrainRequest]) -> None:
    assert request_of("train-stage2", "pairs", "out") == TrainRequest(2, "out", data="pairs")


def test_switches_can_be_set_to_no_against_stage_1(request_of: Callable[..., TrainRequest]) -> None:
    request = request_of("train-stage2", "-", "out", "--no-augment", "--no-checkpointing",
                    "--share", "0.3", "--state-minutes", "1")  # fmt: skip
    assert (request.augment, request.checkpointing) == (False, False)
    assert (request.validation_share, request.state_minutes, request.data) == (0.3, 1.0, None)


@pytest.mark.parametrize(
    ("option", "reason"), [("--lora", "lora_rank is 0"), ("--learning-rate", r"learning_rate is 0")]
)
def test_a_zero_is_refused_and_not_taken_for_nothing(option: str, reason: str) -> None:
    done = CliRunner().invoke(app, ["train-stage2", "pairs", "out", option, "0"])
    assert done.exit_code == 1
    assert reason in " ".join(done.output.split())


def test_layer_bands_crs_and_nodata_of_rasters_are_chosen(
    request_of: Callable[..., TrainRequest],
) -> None:
    plain = request_of("train-stage1", *RASTERS, "--sentence", "the new houses").rasters
    assert plain == raster_data("b.tif", "a.tif", "p.gpkg", sentence="the new houses")
    chosen = request_of(
        "train-stage1", *RASTERS, "--field", "kind", "--layer", "drawn", "--bands-before", "4,3,2",
        "--crs-after", "EPSG:25833", "--nodata-before", "0,250:255", "--no-file-nodata-after",
        "--allow-remote",
    ).rasters  # fmt: skip
    assert chosen == raster_data(
        "b.tif", "a.tif", "p.gpkg", layer="drawn", field="kind", bands_before=(4, 3, 2),
        crs_after="EPSG:25833", nodata_before=((0.0, 0.0), (250.0, 255.0)),
        file_nodata_after=False, allow_remote=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([*RASTERS, "--bands-after", "red"], "Option --bands-after is 'red'"),
        ([*RASTERS, "--nodata-after", "9:1"], "Option --nodata-after is '9:1'"),
        (["pairs", *RASTERS[1:], "--sentence", "x"], "Both the folder"),
    ],
)
def test_options_that_cannot_be_read_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], error: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["train-stage1", *arguments])
    assert done.exit_code == 1
    assert error in " ".join(done.output.split())
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_stops_a_training_and_the_next_one_is_not_caught(name: str) -> None:
    number = signal.Signals[name]
    before = signal.getsignal(number)
    with _cancelled_by_signals(Console(quiet=True)) as cancelled:
        assert not cancelled()
        os.kill(os.getpid(), number)
        assert cancelled()
        assert signal.getsignal(number) == signal.SIG_DFL
    assert signal.getsignal(number) == before
