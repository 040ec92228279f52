"""An import in a process of its own: the same result, and limits that hold."""

import json
import os
import pickle
import subprocess
import sys
import time

import pytest

from mtrefseg.engine import import_process as own_process
from mtrefseg.engine.import_process import import_in_process
from mtrefseg.engine.import_worker import limit_memory
from mtrefseg.model.errors import Cancelled
from mtrefseg.tests.unit.weights.importing.checkpoints import BASE, assert_same, refused

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "model_final.pkl"
    path.write_bytes(pickle.dumps({"model": os.getcwd}))
    return path


def test_a_checkpoint_is_imported_as_in_this_process(source, tmp_path, network):
    seen = []
    done = import_in_process(
        str(source), str(tmp_path / "ours"), lambda progress: seen.append(progress.fraction),
        base=BASE,
    )  # fmt: skip
    assert_same(tmp_path / "ours", network)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert done["folder"] == str(tmp_path / "ours")
    assert {p.name for p in (tmp_path / "ours").iterdir()} == {
        "config.json", "model.safetensors", "tokenizer.json", "README.md"
    }  # fmt: skip


def test_what_the_process_refuses_is_said_and_nothing_is_left(bad, tmp_path):
    assert "no table of arrays" in refused(import_in_process, str(bad), str(tmp_path / "ours"))
    assert [path.name for path in tmp_path.iterdir()] == [bad.name]


def test_a_cancelled_import_ends_its_process_and_leaves_nothing(bad, tmp_path):
    began = time.monotonic()
    with pytest.raises(Cancelled):
        import_in_process(str(bad), str(tmp_path / "ours"), cancelled=lambda: True)
    assert time.monotonic() - began < 10
    assert not (tmp_path / "ours").exists()


HANGS = 'import time; print(\'{"event": "ready"}\', flush=True); time.sleep(60)'


def python(code):
    """Return a function that gives a command line for every module."""
    return lambda *_, **__: [sys.executable, "-c", code]


def test_a_process_that_does_not_come_to_an_end_is_ended(bad, tmp_path, monkeypatch):
    monkeypatch.setattr(own_process, "module_command", python(HANGS))
    monkeypatch.setattr(own_process, "START_S", 0.2)
    assert "within the time" in refused(import_in_process, str(bad), str(tmp_path / "ours"))
    assert not (tmp_path / "ours").exists()


def test_a_process_that_dies_is_told(bad, tmp_path, monkeypatch):
    monkeypatch.setattr(own_process, "module_command", python("import os; os._exit(7)"))
    assert "ended with code 7" in refused(import_in_process, str(bad), str(tmp_path / "ours"))


GROWS = """
from mtrefseg.engine import import_worker
from mtrefseg.model.weights.importing import prescan
def bomb(source):
    kept = bytearray(8 << 30)
import_worker.prescan = bomb
import_worker.main()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit of memory is Linux's")
def test_a_file_that_takes_far_more_memory_than_its_size_is_refused(bad, tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    request = {"source": str(bad), "target": str(made), "base": BASE.to_json()}
    lines = [{"id": 1, "op": "convert", "request": request}]
    run = subprocess.Popen(
        [sys.executable, "-c", GROWS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    run.stdin.write("".join(json.dumps(line) + "\n" for line in lines))
    run.stdin.flush()
    events = [json.loads(run.stdout.readline()) for _ in range(2)]
    run.communicate('{"op": "quit"}\n', timeout=30)
    assert "far more memory" in events[1]["message"]
    assert not made.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit of memory is Linux's")
def test_the_limit_can_be_lifted_again():
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    try:
        limit_memory(1 << 30)
        with pytest.raises(MemoryError):
            bytearray(4 << 30)
    finally:
        limit_memory(None)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


@pytest.mark.parametrize("folder", ["file/ours", "x" * 5000, "~nobody-of-this-name/ours"])
def test_a_target_that_cannot_be_made_is_refused(bad, tmp_path, folder):
    (tmp_path / "file").write_text("")
    folder = folder if folder.startswith("~") else str(tmp_path / folder)
    assert folder[:100] in refused(import_in_process, str(bad), folder)


@pytest.mark.parametrize("source", ["x" * 5000, "~nobody-of-this-name/checkpoint"])
def test_a_source_that_cannot_be_is_refused(tmp_path, source):
    assert source[:100] in refused(import_in_process, source, str(tmp_path / "ours"))
