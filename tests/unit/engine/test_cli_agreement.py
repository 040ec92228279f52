"""The command that reports an audit, and its report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from typer.testing import CliRunner

from mtrefseg.engine.cli import app
from mtrefseg.model.audit.session import AuditSession
from mtrefseg.tests.audit_files import training_layers, write_layers


@pytest.fixture
def audited(tmp_path: Path) -> Path:
    """Return a file that Ada audited, and Bea<script> as the second one."""
    path = write_layers(tmp_path / "train.gpkg", training_layers(24))
    with AuditSession.open(str(path), "Ada", known_share=0) as ada:
        for number in range(20):
            ada.review(f"id{number}", "rejected" if number < 4 else "accepted", seconds=3.0)
        ada.set_geometry("id4", shapely.box(103, 50, 123, 60).wkb, seconds=6.0)
    with AuditSession.open(str(path), "Bea<script>", blind=True, second_share=1.0) as bea:
        for number in range(20):
            bea.review(f"id{number}", "rejected" if number in (0, 1, 9) else "accepted")
        bea.click("id5", 130.0, 75.0, seconds=2.0)
    return path


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["craft", "agreement", *map(str, arguments)])


def test_the_numbers_of_each_auditor_and_of_their_agreement_are_printed(audited: Path) -> None:
    done = run(audited)
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert lines[0].startswith("Ada: 16 accepted, 4 rejected, 0 unsure, 0 flagged, 1 corrected")
    assert lines[0].endswith("1.1 minutes, median of 3.0 s per record.")
    assert lines[2].startswith("Ada and Bea<script> (second) agree on 85.0 % (64.0–94.8, n = 20)")
    assert "AC1 0.789" in lines[2] and "κ 0.483" in lines[2]
    assert "IoU" in lines[-1]


def test_machines_get_all_of_it_as_json(audited: Path) -> None:
    found = json.loads(run(audited, "--json").output)
    assert found["pairs"][0]["table"] == [[15, 1], [2, 2]]
    assert found["auditors"][0]["found"] == {"value": None, "low": 0.0, "high": 1.0, "n": 0}
    assert found["mask_ious"] == [pytest.approx(0.5)]


@pytest.mark.parametrize("ending", ["html", "md"])
def test_the_report_holds_the_same_and_may_be_written_again(
    audited: Path, tmp_path: Path, ending: str
) -> None:
    report = tmp_path / f"report.{ending}"
    for _ in range(2):
        assert run(audited, "--report", report).exit_code == 0
    text = report.read_text()
    assert "85.0 % (64.0–94.8, n = 20)" in text and "0.483" in text
    assert ending == "md" or "Bea&lt;script&gt; (second)" in text


def test_another_file_is_not_replaced_by_a_report(audited: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.html").write_text("my thesis")
    done = run(audited, "--report", tmp_path / "thesis.html")
    assert done.exit_code == 1 and "is not a report of an audit" in done.output
    assert (tmp_path / "thesis.html").read_text() == "my thesis"
    assert "neither HTML nor Markdown" in run(audited, "--report", tmp_path / "a.pdf").output


def test_a_file_without_an_audit_has_no_auditors(tmp_path: Path) -> None:
    path = write_layers(tmp_path / "train.gpkg", training_layers(4))
    assert run(path).output.strip() == "Nobody has audited this file."
    assert run(tmp_path / "none.gpkg").exit_code == 1
