"""The commands about sentences: parse, words, filter, and the options of predict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
from typer.testing import CliRunner, Result

from mtrefseg.engine.cli import app


def mtrefseg(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def squeezed(result: Result) -> str:
    return " ".join(result.output.split())


def test_parse_shows_what_the_model_is_given_and_what_is_measured() -> None:
    result = mtrefseg("parse", "cottages within 200 m of the roads", "--layer", "roads=r.gpkg")
    assert result.exit_code == 0, result.output
    shown = squeezed(result)
    assert "model the buildings that changed cottages" in shown
    assert 'map "dist_roads_m" <= 200 within 200 m of the roads' in shown
    assert "note 'cottages' is taken for buildings." in shown


def test_parse_as_json_has_the_reading_and_the_texts_of_its_remarks() -> None:
    values = json.loads(mtrefseg("parse", "hello", "--json").stdout)
    assert values["status"] == "refused"
    assert any("does not know: hello" in text for text in values["remark_texts"])
    guessed = json.loads(mtrefseg("parse", "hello", "--guess", "--json").stdout)
    assert guessed["status"] == "guess"


def test_a_layer_that_is_missing_is_named_with_its_option() -> None:
    result = mtrefseg("parse", "new houses within 200 m of the roads, outside the parks")
    shown = squeezed(result)
    assert "warning 'within 200 m of the roads' is not measured" in shown
    assert "Without --layer roads=FILE the answer is not limited to 'within 200 m of" in shown
    assert "Without --layer parks=FILE the answer is not limited to 'outside the parks'" in shown


def test_a_sentence_with_markup_is_shown_as_it_is() -> None:
    assert "[bold]new houses[/bold]" in mtrefseg("parse", "[bold]new houses[/bold]").output


def test_words_lists_objects_changes_and_examples() -> None:
    shown = squeezed(mtrefseg("words", "mini"))
    assert "buildings appear, disappear, change" in shown
    assert "the buildings that appeared" in shown
    assert json.loads(mtrefseg("words", "--json").stdout)["objects"]


def test_words_of_no_model_is_an_error() -> None:
    result = mtrefseg("words", "no such model")
    assert result.exit_code == 1
    assert "no such model" in result.stderr


@pytest.fixture
def changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_raster: Any) -> str:
    """A result of noise with many small polygons."""
    monkeypatch.chdir(tmp_path)
    rng = np.random.default_rng(1)
    for name in ("b.tif", "a.tif"):
        write_raster(name, rng.integers(0, 255, (3, 160, 200)).astype(np.uint8))
    sentence = "the water that appeared"
    result = mtrefseg("predict", "b.tif", "a.tif", sentence, "-o", "out.gpkg",
                      "--threshold", "0.0001", "--where", "x_rel < 2")  # fmt: skip
    assert result.exit_code == 0, result.output
    return "out.gpkg"


def test_a_run_without_the_layer_says_so_before_and_after_it(changes: str) -> None:
    sentence = "the water that appeared near the roads and larger than 1 m²"
    result = mtrefseg("predict", "b.tif", "a.tif", sentence, "-o", "near.gpkg",
                      "--threshold", "0.0001")  # fmt: skip
    before, _, after = squeezed(result).partition("mean confidence")
    assert "Without --layer roads=FILE the answer is not limited to 'near the roads'." in before
    assert "there is no reference layer 'roads'" in before
    assert "Not limited to: near the roads" in after
    refused = mtrefseg("filter", "near.gpkg", "--sentence", "water that appeared near the roads")
    assert refused.exit_code == 1
    assert "'near the roads' of the sentence" in refused.stderr
    assert "was not measured in this result" in refused.stderr


def test_conditions_of_a_result_are_changed_and_undone(changes: str) -> None:
    rows = geopandas.read_file(changes, layer="changes")
    assert len(rows) > 0
    result = json.loads(mtrefseg("filter", changes, "--where", "area_m2 > 9e9", "--json").stdout)
    assert result["sentences"][0]["count"] == 0
    assert any("None of the" in text for text in result["warnings"])
    again = mtrefseg("filter", changes, "--where", "")
    assert again.exit_code == 0, again.output
    assert geopandas.read_file(changes, layer="changes")["dropped_by"].isna().all()
    largest = mtrefseg("filter", changes, "--sentence", "the largest pond that appeared", "--json")
    assert json.loads(largest.stdout)["sentences"][0]["count"] == 1
    reset = json.loads(mtrefseg("filter", changes, "--reset", "--json").stdout)
    assert reset["sentences"][0]["count"] == len(rows)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ((), "No condition was given"),
        (("--where", "height > 5"), "'height'"),
        (("--where", "area_m2 >"), "condition"),
        (("--sentence", "the new roads"), "'the roads that appeared'"),
        (("--sentence", "hello"), "hello"),
    ],
)
def test_conditions_that_cannot_work_are_one_sentence(
    changes: str, words: tuple[str, ...], part: str
) -> None:
    result = mtrefseg("filter", changes, *words)
    assert result.exit_code == 1
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("Error: ")
    assert part in line
