"""Where the package's log goes, and that other libraries' logs stay as they are."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtrefseg.engine.logs import KEPT_RECORDS, keep_log, log_to_stderr, write_kept_log
from mtrefseg.engine_client.interpreter import worker_command, worker_environment

LOGGER = logging.getLogger("mtrefseg.engine.anything")


@pytest.fixture(autouse=True)
def _as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    package = logging.getLogger("mtrefseg")
    before = package.handlers, package.level, package.propagate
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    yield
    package.handlers, package.level, package.propagate = before


def test_a_kept_log_is_written_when_it_is_wanted_and_begins_anew(
    capsys: pytest.CaptureFixture[str],
) -> None:
    keep_log(to_stderr=False)
    LOGGER.info("of an earlier command")
    keep_log(to_stderr=False)
    LOGGER.debug("detail")
    try:
        raise KeyError("\udcff")  # as of a path that is no UTF-8
    except KeyError:
        LOGGER.exception("failed")
    text = write_kept_log().read_text(encoding="utf-8")
    assert "DEBUG mtrefseg.engine.anything: detail" in text
    assert "KeyError" in text and "earlier" not in text
    assert capsys.readouterr().err == ""


def test_a_kept_log_has_an_end() -> None:
    keep_log(to_stderr=False)
    for number in range(KEPT_RECORDS + 5):
        LOGGER.debug("record %d", number)
    assert len(write_kept_log().read_text().splitlines()) == KEPT_RECORDS


def test_the_log_goes_to_stderr_and_nothing_of_other_libraries(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log_to_stderr(logging.INFO)
    LOGGER.debug("too fine")
    LOGGER.info("a request")
    logging.getLogger("rasterio").info("an open file")
    assert capsys.readouterr().err.strip().endswith("INFO mtrefseg.engine.anything: a request")


def test_a_log_that_cannot_be_written_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, text: str) -> None:
            raise OSError("no space left on device")

    monkeypatch.setattr(sys, "stderr", Full())
    log_to_stderr(logging.INFO)
    LOGGER.info("a request")


def test_a_worker_logs_its_requests_and_what_it_did_not_expect() -> None:
    request = {"id": 7, "op": "detect", "request": {"colour": 1}}
    messages = (request, {"id": 8, "op": "info", "request": {"paths": []}})
    process = subprocess.Popen(
        worker_command(sys.executable), env=worker_environment(), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None and process.stdout is not None
    for message in messages:
        process.stdin.write(json.dumps(message) + "\n")
        process.stdin.flush()
        answers = (json.loads(process.stdout.readline()) for _ in range(2))
        assert next(answers)["event"] in ("ready", "result")
        if message is request:
            assert next(answers)["event"] == "error"
    _, log = process.communicate('{"op": "quit"}\n', timeout=60)
    assert "request 7: detect" in log and "has an unknown field 'colour'" in log
    assert "request 8: done in" in log and "Traceback" not in log
