"""The file of a calibration: what it says of a run, and what is refused."""

from __future__ import annotations

import json

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.weights.calibration import (
    CALIBRATION,
    MEAN_UNDECIDED,
    OFFSETS,
    SLOPES,
    Calibration,
    LogitLine,
    read_calibration,
)

STORED = Calibration(
    "0123456789ab", 0.8, -0.5, 0.4, -2.0, {"water": 0.3}, ("levir", "ombria"), 60,
    {"levir": {"network": 0.07}},
)  # fmt: skip


def test_what_was_stored_is_read(tmp_path):
    (tmp_path / CALIBRATION).write_text(STORED.to_json())
    assert read_calibration(tmp_path) == STORED


def test_a_folder_without_the_file_has_no_calibration(tmp_path):
    assert read_calibration(tmp_path) is None


def test_a_scene_of_undecided_pixels_has_a_lower_line():
    assert STORED.line(MEAN_UNDECIDED, "") == LogitLine(0.8, -0.5)
    assert STORED.line(MEAN_UNDECIDED, "water") == LogitLine(0.8, -0.2)
    sharp, soft = STORED.line(0.5, ""), STORED.line(1.0, "")
    assert (sharp.offset, soft.offset) == (0.0, -1.0)


def test_a_line_never_falls_or_leaves_its_range():
    steep = Calibration("", 0.2, 5.0, -6.0, -6.0)
    assert steep.line(1.0, "").slope == SLOPES[0]
    assert steep.line(0.0, "").offset == OFFSETS[1]


@pytest.mark.parametrize(
    "change",
    [
        {"slope": -1.0},
        {"slope": "1"},
        {"offset": float("nan")},
        {"objects": {"water": 99.0}},
        {"objects": {"water": "much"}},
        {"scenes": -1},
        {"unknown": 1},
        {"sets": 3},
    ],
    ids=str,
)
def test_a_damaged_file_is_refused_with_its_name(tmp_path, change):
    path = tmp_path / CALIBRATION
    path.write_text(json.dumps({**json.loads(STORED.to_json()), **change}))
    with pytest.raises(MtrefsegError, match=r"calibration\.json.*no calibration"):
        read_calibration(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "3", '{"slope": 1'])
def test_other_text_is_refused(tmp_path, text):
    (tmp_path / CALIBRATION).write_text(text)
    with pytest.raises(MtrefsegError, match="no calibration"):
        read_calibration(tmp_path)
