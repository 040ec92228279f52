"""Pixel sizes in words: the option of the command line, and what a check says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from typer.testing import CliRunner

from mtrefseg.engine.cli import app
from mtrefseg.engine.option_texts import read_gsd
from mtrefseg.model.config import MINI, NetworkConfig
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.rasters.check_pair import check_pair
from mtrefseg.model.rasters.model_gsd import gsd_findings
from mtrefseg.tests.flat_requests import check_request


def test_the_option_takes_two_words_and_numbers() -> None:
    assert read_gsd("auto") == (None, True)
    assert read_gsd("as-is") == (None, False)
    assert read_gsd("0.5") == (0.5, False)
    with pytest.raises(MtrefsegError, match=r"--gsd is 'coarse'.*auto, as-is or metres"):
        read_gsd("coarse")


@pytest.mark.parametrize(
    "command",
    [
        ("predict", "b.tif", "a.tif", "the new road", "-o", "o.gpkg"),
        ("check", "b.tif", "a.tif"),
        ("evaluate", "mini", "pairs"),
    ],
)
def test_every_command_refuses_what_it_cannot_read(command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*command, "--gsd", "coarse"])
    assert result.exit_code == 1
    assert "Option --gsd is 'coarse'" in result.stderr


@pytest.mark.parametrize("text", ["-1", "0", "nan", "inf"])
def test_numbers_that_are_no_length_are_refused(text: str) -> None:
    for command in (
        ("predict", "b.tif", "a.tif", "x", "-o", "o.gpkg"),
        ("check", "b.tif", "a.tif"),
    ):
        result = CliRunner().invoke(app, [*command, f"--gsd={text}"])
        assert result.exit_code == 1
        assert f"Ground sample distance {float(text)} m is not positive" in result.stderr


@pytest.mark.parametrize(
    ("gsd_m", "options", "mark", "part"),
    [
        (0.2, {}, "green", "will be shown to it at 0.35 m"),
        (0.2, {"fit_gsd": False}, "amber", "finer than what 'mini' sees well, 0.35 to 0.8 m"),
        (0.1, {"gsd_m": 0.1}, "amber", "finer than"),
        (0.5, {}, "green", "within"),
        (10.0, {}, "amber", "fine detail may be missed"),
        (10.0, {"model": "nowhere"}, "amber", "Model 'nowhere' is neither"),
    ],
)
def test_a_pair_is_compared_with_the_range_of_the_model(
    gsd_m: float, options: dict[str, float | bool | str], mark: str, part: str
) -> None:
    request = check_request("b.tif", "a.tif", **options)  # type: ignore[arg-type]
    fitted = request.fit_gsd and request.pair.gsd_m is None
    (finding,) = gsd_findings(request.model, gsd_m, fitted)
    assert (finding.about, finding.mark) == ("model", mark)
    assert part in finding.text


def test_a_model_without_a_range_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(NetworkConfig().to_json())
    assert gsd_findings(str(tmp_path), 0.1, will_be_fitted=True) == []


def test_a_check_tells_the_range(write_raster: object, tmp_path: Path) -> None:
    values = np.random.default_rng(0).integers(1, 255, (3, 80, 80), np.uint8)
    grid = Affine(0.1, 0.0, 500_000.0, 0.0, -0.1, 5_400_000.0)
    paths = [write_raster(name, values, transform=grid) for name in ("b.tif", "a.tif")]  # type: ignore[operator]
    found = check_pair(check_request(*paths))
    assert any("will be shown to it at 0.35 m" in finding.text for finding in found.findings)


def test_the_check_loads_no_torch() -> None:
    code = (
        "import sys; import mtrefseg.model.rasters.check_pair; "
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("range_m", [(0.8, 0.35), (0.0, 1.0), (0.5,), (0.5, float("inf"))])
def test_ranges_that_make_no_sense_are_refused(range_m: tuple[float, ...]) -> None:
    text = MINI.to_json().replace("0.35,\n    0.8", ",\n".join(map(str, range_m)))
    assert NetworkConfig.from_json(MINI.to_json()).gsd_range_m == (0.35, 0.8)
    with pytest.raises(MtrefsegError, match="makes no sense|must be"):
        NetworkConfig.from_json(text.replace("inf", "Infinity"))
