"""An error that nobody expected: one sentence and where its traceback is."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from mtrefseg.engine import info as describe
from mtrefseg.engine.cli import app
from mtrefseg.model.files.partial_files import new_partial


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def info(monkeypatch: pytest.MonkeyPatch, error: BaseException, *words: str) -> Result:
    """Run a command in which an error is raised."""

    def fails(*_: Any) -> None:
        raise error

    monkeypatch.setattr(describe, "describe", fails)
    return CliRunner().invoke(app, [*words[:1], "info", "mini", *words[1:]])


def test_it_is_one_line_that_names_the_error_and_a_file_with_the_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = info(monkeypatch, KeyError("a\nb"))
    assert done.exit_code == 1
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("Error: Unexpected error in the engine: KeyError")
    (log,) = re.findall(r"'([^']+\.log)'", line)
    assert "Traceback" in Path(log).read_text()
    assert "Traceback" not in done.output


def test_debug_prints_the_traceback_and_json_stays_json(monkeypatch: pytest.MonkeyPatch) -> None:
    done = info(monkeypatch, TypeError("no"), "--debug", "--json")
    assert "Traceback" in done.stderr
    found = json.loads(done.stdout)
    assert "TypeError" in found["error"] and ".log" in found["advice"]


def test_without_a_place_for_the_traceback_the_option_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    done = info(monkeypatch, ValueError("x"))
    assert "mtrefseg --debug" in done.stderr and done.exit_code == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "ran out of memory"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "ran out of memory"),
        (ModuleNotFoundError("No module named 'torch'", name="torch"), "'torch' is missing"),
    ],
)
def test_known_causes_have_a_remedy(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, words: str
) -> None:
    done = info(monkeypatch, error)
    assert words in done.stderr and ".log" not in done.stderr
    assert done.exit_code == 1


def test_ctrl_c_removes_what_is_not_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("mtrefseg.model.files.publish._published", [])  # of other tests
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    partial = new_partial(tmp_path, ".gpkg")
    partial.write_bytes(b"half")
    try:
        done = info(monkeypatch, KeyboardInterrupt())
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN, "a second one is too late"
    finally:
        signal.signal(signal.SIGINT, handler)
    assert (done.exit_code, done.stderr.strip()) == (130, cli_stopped())
    assert not partial.exists()


def cli_stopped() -> str:
    from mtrefseg.engine.cli_errors import interrupted_text

    return interrupted_text()
