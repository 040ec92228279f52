"""The client's side: real processes, no QGIS, no network."""

import os
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from mtrefseg.engine_client import worker_client, worker_pool
from mtrefseg.engine_client.interpreter import FOREIGN, find_python, worker_environment
from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.engine_client.worker_process import WorkerCrashed, explain_exit
from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.files.partial_files import partial_files
from mtrefseg.model.requests.events import PolygonsFound
from mtrefseg.tests.flat_requests import check_request, redraw_request


def run(client, request, cancelled=lambda: False, progress=None, warnings=None, logs=None):
    return client.detect(
        request,
        (progress if progress is not None else []).append,
        (warnings if warnings is not None else []).append,
        cancelled,
        (logs if logs is not None else []).append,
    )


def running(pid):
    """Tell whether a process runs; one that has ended and was not waited for does not."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_result_progress_warnings_and_log_arrive(client, make_request):
    progress, warnings, logs = [], [], []
    result = run(client, make_request("warn", "b"), progress=progress, warnings=warnings, logs=logs)
    assert result.count == 2
    assert [p.stage for p in progress] == ["open", "predict", "predict", "write"]
    assert warnings == ["The overlap is small."]
    assert "a library prints" in Path(logs[0]).read_text()


def test_the_next_request_finds_the_same_worker_warm(client, make_request):
    pids = {run(client, make_request("a")).facts["pid"] for _ in range(3)}
    assert len(pids) == 1


def test_of_two_workers_the_one_that_ended_last_stays(client, make_request):
    inner = []

    class Between:
        def append(self, progress):
            if not inner:
                inner.append(run(client, make_request("a", name="a.gpkg")).facts["pid"])

    outer = run(client, make_request("b"), progress=Between()).facts["pid"]
    assert inner[0] != outer
    assert run(client, make_request("c")).facts["pid"] == outer
    assert not running(inner[0])


def test_an_answered_error_leaves_the_worker_warm(client, make_request):
    first = run(client, make_request("a")).facts["pid"]
    with pytest.raises(MtrefsegError, match="do not overlap"):
        run(client, make_request("refuse"))
    assert run(client, make_request("a")).facts["pid"] == first


def test_describe_answers_for_each_path(client):
    assert client.run("info", {"paths": ["a.tif", "b"]}, lambda progress: None, lambda: False) == [
        {"path": "a.tif"},
        {"path": "b"},
    ]


def test_polygons_arrive_while_the_run_goes_on(client, make_request):
    seen = []
    client.detect(make_request("a"), seen.append, print, lambda: False, on_polygons=seen.append)
    kinds = [type(news).__name__ for news in seen]
    assert kinds.index("PolygonsFound") < len(kinds) - 1
    (found,) = (news for news in seen if isinstance(news, PolygonsFound))
    assert (found.sentence, found.crs, found.confidence) == ("a", "EPSG:32614", (0.75,))
    assert len(bytes.fromhex(found.wkb[0])) == 93


@pytest.mark.parametrize("mark", ["green", "amber", "red"])
def test_a_check_of_a_pair_comes_back_as_it_was_sent(client, mark):
    result = client.check_pair(check_request(f"{mark}.tif", "b.tif"), print, lambda: False)
    assert result.mark == result.findings[0].mark == mark
    assert (result.shift is None) == (mark == "red")
    if result.shift:
        assert (result.shift.x_px, result.before.size_px) == (1.8, (64, 64))


def test_a_redrawing_is_a_result_like_another(client, tmp_path):
    source = tmp_path / "s.gpkg"
    with closing(sqlite3.connect(source)) as made, made:
        made.execute("CREATE TABLE whole (n INTEGER)")
    request = redraw_request("p.tif", str(source), str(tmp_path / "o.gpkg"), threshold=0.25)
    result = client.redraw(request, print, lambda: False)
    with closing(sqlite3.connect(result.output)) as found:
        assert found.execute("SELECT name FROM sqlite_master").fetchall() == [("whole",)]
    assert result.facts["threshold"] == 0.25


@pytest.mark.parametrize("sentence", ["sleep", "stubborn"])
def test_cancel_is_over_within_two_seconds_and_leaves_nothing(client, make_request, sentence):
    request = make_request(sentence)
    started = threading.Event()
    cancelled_at_s = []

    def cancelled():
        if started.is_set() and not cancelled_at_s:
            cancelled_at_s.append(time.monotonic())
        return bool(cancelled_at_s)

    with pytest.raises(Cancelled):
        client.detect(request, lambda p: started.set(), print, cancelled)
    assert time.monotonic() - cancelled_at_s[0] < 2.0
    assert not Path(request.output).exists()
    assert not partial_files(Path(request.output).parent)


def test_a_training_that_is_cancelled_has_time_to_store_what_it_learned(client, monkeypatch):
    monkeypatch.setattr(worker_client, "CANCEL_S", 0.05)
    seen = []
    made = client.run("train", {}, seen.append, lambda: bool(seen))
    assert made == {"cancelled": True, "steps": 1}
    assert [progress.text for progress in seen] == ["step 1 of 2", "saving the training"]
    monkeypatch.setitem(worker_client.CANCEL_LONG_S, "train", 0.05)
    seen.clear()
    with pytest.raises(Cancelled):
        client.run("train", {}, seen.append, lambda: bool(seen))


def test_a_cancel_before_the_start_is_obeyed(client, make_request):
    with pytest.raises(Cancelled):
        run(client, make_request("sleep"), cancelled=lambda: True)


def test_a_crash_is_one_sentence_with_the_tail_of_the_log(client, make_request):
    request = make_request("crash")
    with pytest.raises(WorkerCrashed, match="exit code 3") as caught:
        run(client, request)
    assert "the reason of the crash" in caught.value.log_tail
    assert not partial_files(Path(request.output).parent)
    assert run(client, make_request("a")).count == 1


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_killed_worker_is_explained_as_lack_of_memory(client, make_request):
    with pytest.raises(WorkerCrashed, match=r"SIGKILL.*memory"):
        run(client, make_request("killed"))


def test_out_of_memory_names_the_remedy(client, make_request):
    with pytest.raises(MtrefsegError, match="smaller batch size"):
        run(client, make_request("memory"))


def test_a_bug_names_the_log_and_shows_no_traceback(client, make_request):
    with pytest.raises(MtrefsegError, match=r"ValueError, a bug.*\.log") as caught:
        run(client, make_request("bug"))
    assert "\n" not in str(caught.value)


def test_runs_at_the_same_time_get_workers_of_their_own(client, make_request):
    pids = []

    def one(name):
        pids.append(run(client, make_request("count 3", name=name)).facts["pid"])

    threads = [threading.Thread(target=one, args=(f"{i}.gpkg",)) for i in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(pids) == 3
    client.close()
    assert not any(running(pid) for pid in pids)


def test_ended_workers_make_room_for_others(client, make_request):
    first = run(client, make_request("a")).facts["pid"]
    client.end_workers()
    assert not running(first)
    assert run(client, make_request("a")).facts["pid"] != first


def test_close_ends_a_busy_worker_and_says_why(client, make_request):
    errors = []

    def work():
        try:
            run(client, make_request("stubborn"), progress=progress)
        except MtrefsegError as error:
            errors.append(str(error))

    progress = []
    thread = threading.Thread(target=work)
    thread.start()
    while not progress:
        time.sleep(0.01)
    client.close()
    thread.join(5)
    assert errors == ["The mtrefseg engine was closed. Run it again, with the plugin switched on."]


def test_a_closed_client_starts_nothing(client, make_request):
    client.close()
    with pytest.raises(MtrefsegError, match="closed"):
        run(client, make_request("a"))


def test_a_worker_that_has_been_idle_too_long_is_replaced(client, make_request, monkeypatch):
    first = run(client, make_request("a")).facts["pid"]
    monkeypatch.setattr(worker_pool, "WARM_S", 0.0)
    assert run(client, make_request("a")).facts["pid"] != first
    assert not running(first)


def test_a_python_that_cannot_start_is_named(tmp_path, make_request):
    client = WorkerClient(lambda: ["/no/such/python"], tmp_path)
    with pytest.raises(MtrefsegError, match="/no/such/python"):
        run(client, make_request("a"))


def test_a_python_that_is_none_is_explained(tmp_path, make_request):
    client = WorkerClient(lambda: ["/bin/sh", "-c", "echo sorry >&2; exit 4"], tmp_path)
    with pytest.raises(WorkerCrashed, match="exit code 4") as caught:
        run(client, make_request("a"))
    assert caught.value.log_tail == "sorry"


def test_old_logs_are_thrown_away(client, make_request, tmp_path):
    folder = tmp_path / "logs"
    folder.mkdir()
    for i in range(30):
        (folder / f"worker-2000{i:02}.log").touch()
    run(client, make_request("a"))
    assert len(list(folder.iterdir())) == 20


def test_exit_codes_of_windows_are_explained():
    assert "DLL" in explain_exit(-1073741515)[0]
    assert "access violation" in explain_exit(0xC0000005)[0]


def test_python_is_found_in_order(tmp_path, monkeypatch):
    variable, setting, venv = (tmp_path / n for n in ("variable", "setting", ".venv/bin/python"))
    if os.name == "nt":
        venv = tmp_path / ".venv" / "Scripts" / "python.exe"
    venv.parent.mkdir(parents=True)
    for path in (variable, setting, venv):
        path.touch()
    monkeypatch.setenv("MTREFSEG_PYTHON", str(variable))
    assert find_python(str(setting), tmp_path) == str(variable)
    monkeypatch.delenv("MTREFSEG_PYTHON")
    assert find_python(str(setting), tmp_path) == str(setting)
    assert find_python("", tmp_path) == str(venv)


def test_a_missing_python_is_explained(tmp_path, monkeypatch):
    monkeypatch.delenv("MTREFSEG_PYTHON", raising=False)
    with pytest.raises(MtrefsegError, match="make setup"):
        find_python(None, tmp_path)
    with pytest.raises(MtrefsegError, match="setting mtrefseg/python"):
        find_python("/no/python", tmp_path)
    monkeypatch.setenv("MTREFSEG_PYTHON", "/no/other")
    with pytest.raises(MtrefsegError, match="variable MTREFSEG_PYTHON"):
        find_python(None, tmp_path)


def test_the_worker_does_not_see_the_paths_of_qgis(monkeypatch):
    for name in FOREIGN:
        monkeypatch.setenv(name, "x")
    assert not set(FOREIGN) & set(worker_environment())


def test_a_cancel_that_came_too_late_says_what_was_written(client, make_request, monkeypatch):
    request = make_request("a")

    def publish_then_hang(*_):
        Path(request.output).write_bytes(b"whole")
        raise Cancelled

    monkeypatch.setattr(client, "run", publish_then_hang)
    with pytest.raises(Cancelled, match=r"It had just ended: '.*o.gpkg' was written"):
        run(client, request)
    monkeypatch.setattr(client, "run", lambda *_: (_ for _ in ()).throw(Cancelled()))
    with pytest.raises(Cancelled, match="Nothing was written"):
        run(client, request)


@pytest.mark.parametrize("sentence", ["killed", "stubborn"])
def test_what_a_killed_worker_left_is_removed(client, make_request, sentence, tmp_path):
    request = make_request(sentence, name="deeper/o.gpkg")
    Path(request.output).parent.mkdir()
    stop = []
    with pytest.raises(MtrefsegError):
        client.detect(request, lambda p: stop.append(p), print, lambda: bool(stop))
    assert list(Path(request.output).parent.iterdir()) == []


def test_a_crash_after_the_publishing_says_what_was_written(
    client, make_request, monkeypatch, tmp_path
):
    request = make_request("a")

    def publish_then_die(*_):
        Path(request.output).write_bytes(b"whole")
        raise WorkerCrashed("It stopped.", "See its log.", tmp_path / "log")

    monkeypatch.setattr(client, "run", publish_then_die)
    with pytest.raises(WorkerCrashed, match=r"o.gpkg' was written all the same. See its log"):
        run(client, request)
