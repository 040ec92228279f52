"""Figures and report of an evaluation take the place of nothing but earlier ones."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.input_protection import InputFiles
from mtrefseg.training.evaluation.evaluation_files import EvaluationFiles

PAGE = '<html><meta name="generator" content="mtrefseg 1"></html>'


def files(folder: Path, overwrite: bool = False) -> EvaluationFiles:
    return EvaluationFiles(str(folder / "f.json"), str(folder / "r.html"), overwrite)


@pytest.mark.parametrize("name", ["f.json", "r.html"])
def test_a_file_of_the_user_is_kept_unless_overwriting_is_allowed(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("my diary")
    with pytest.raises(MtrefsegError, match=f"{name}' exists and is not a .* of mtrefseg"):
        files(tmp_path).check([])
    assert (tmp_path / name).read_text() == "my diary"
    allowed = files(tmp_path, overwrite=True)
    allowed.check([])
    allowed.write({"F1": 1}, PAGE)
    assert (tmp_path / name).read_text() != "my diary"


def test_an_earlier_evaluation_is_replaced_unasked(tmp_path: Path) -> None:
    for score in (1, 2):
        written = files(tmp_path)
        written.check([])
        assert written.write({"F1": score}, PAGE) == ()
    assert json.loads((tmp_path / "f.json").read_text())["F1"] == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f.json", "r.html"]


def test_a_file_that_came_during_the_work_is_kept_and_both_get_new_names(tmp_path: Path) -> None:
    written = files(tmp_path)
    written.check([])
    (tmp_path / "r.html").write_text("my diary")
    (warning,) = written.write({"F1": 1}, PAGE)
    assert "f (2).json" in warning and "r (2).html" in warning
    assert (tmp_path / "r.html").read_text() == "my diary"
    assert not (tmp_path / "f.json").exists()


def test_links_to_inputs_and_one_file_for_both_are_refused(tmp_path: Path) -> None:
    image = tmp_path / "A.png"
    image.write_bytes(b"image")
    os.link(image, tmp_path / "f.json")
    with pytest.raises(MtrefsegError, match="hard links"):
        files(tmp_path).check([InputFiles("the data", frozenset([image]))])
    with pytest.raises(MtrefsegError, match="is a file of the data"):
        files(tmp_path, overwrite=True).check([InputFiles("the data", frozenset([image]))])
    same = EvaluationFiles(str(tmp_path / "x.html"), str(tmp_path / "X.html"))
    with pytest.raises(MtrefsegError, match="the same file"):
        same.check([])
