"""The worker's side of the protocol."""

import io
import json
import queue
import sys
import threading
import time
from dataclasses import asdict

import pytest

from mtrefseg.engine.protocol import error_event
from mtrefseg.engine.worker import Worker
from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.model.requests.events import PolygonsFound, Progress, Warned
from mtrefseg.model.version import VERSION

REQUEST = {"before": "a.tif", "after": "b.tif", "sentences": ["x"], "output": "o.gpkg"}


def found(values, on_event, cancelled):
    request = DetectRequest.from_dict(values)
    on_event(Progress("predict", 0.5))
    return asdict(DetectResult(request.output, None, (), 0.0, {}, ("look out",)))


def events_of(*messages, detect=found):
    lines = "".join(m if isinstance(m, str) else json.dumps(m) + "\n" for m in messages)
    out = io.StringIO()
    Worker(io.BytesIO(lines.encode()), out, {"detect": detect}).serve()
    return [json.loads(line) for line in out.getvalue().splitlines()]


class Pipe:
    """An input that a test writes to while the worker runs."""

    def __init__(self):
        self.lines = queue.Queue()

    def send(self, message):
        line = message if isinstance(message, bytes) else json.dumps(message).encode()
        self.lines.put(line + b"\n")

    def end(self):
        self.lines.put(b"")

    def readline(self, limit):
        line = self.lines.get()
        if len(line) > limit:
            self.lines.queue.appendleft(line[limit:])
        return line[:limit]


def test_it_is_ready_at_once_and_says_its_version():
    first = events_of({"op": "quit"})[0]
    assert first["event"] == "ready"
    assert first["version"] == VERSION
    assert first["python"] == sys.executable


def running(detect):
    """Start a worker in a thread; return its input, its output and the thread."""
    pipe, out = Pipe(), io.StringIO()
    thread = threading.Thread(target=Worker(pipe, out, {"detect": detect}).serve)
    thread.start()
    return pipe, out, thread


def wait_for(out, text):
    for _ in range(200):
        if text in out.getvalue():
            return
        time.sleep(0.01)
    raise AssertionError(out.getvalue())


def test_progress_warning_and_result_carry_the_id():
    pipe, out, thread = running(found)
    pipe.send({"id": 7, "op": "detect", "request": REQUEST})
    wait_for(out, '"result"')
    pipe.send({"op": "quit"})
    thread.join(5)
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(e.get("id"), e["event"]) for e in events[1:]] == [
        (7, "progress"),
        (7, "warning"),
        (7, "result"),
    ]
    assert events[-1]["result"]["output"] == "o.gpkg"


def warns_before(values, on_event, cancelled):
    on_event(Warned("early"))
    return {"warnings": ["early", "late"]}


def test_a_warning_is_told_when_it_is_known_and_once():
    pipe, out, thread = running(warns_before)
    pipe.send({"id": 4, "op": "detect", "request": REQUEST})
    wait_for(out, '"result"')
    pipe.send({"op": "quit"})
    thread.join(5)
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [e["text"] for e in events if e["event"] == "warning"] == ["early", "late"]


def finds_on_the_way(values, on_event, cancelled):
    on_event(PolygonsFound("a", "EPSG:32631", ("00",), (0.5,)))
    return {}


def test_polygons_on_the_way_are_an_event_of_their_own():
    pipe, out, thread = running(finds_on_the_way)
    pipe.send({"id": 3, "op": "detect", "request": REQUEST})
    wait_for(out, '"result"')
    pipe.send({"op": "quit"})
    thread.join(5)
    event = json.loads(out.getvalue().splitlines()[1])
    assert (event["event"], event["id"], event["wkb"], event["left_out"]) == (
        "polygons", 3, ["00"], 0
    )  # fmt: skip


def test_one_request_after_another_is_answered():
    pipe, out, thread = running(found)
    for number in (1, 2, 3):
        pipe.send({"id": number, "op": "detect", "request": REQUEST})
    wait_for(out, '"id": 3, "event": "result"')
    pipe.send({"op": "quit"})
    thread.join(5)
    assert not thread.is_alive()


def until_cancelled(request, on_event, cancelled):
    on_event(Progress("predict", 0.1))
    for _ in range(500):
        if cancelled():
            raise Cancelled()
        time.sleep(0.01)
    raise AssertionError("never cancelled")


@pytest.mark.parametrize("how", [{"op": "cancel", "id": 1}, {"op": "quit"}, "end of input"])
def test_cancel_quit_and_the_end_of_input_stop_the_work(how):
    pipe, out, thread = running(until_cancelled)
    pipe.send({"id": 1, "op": "detect", "request": REQUEST})
    wait_for(out, "progress")
    if isinstance(how, str):
        pipe.end()
    else:
        pipe.send(how)
    wait_for(out, '"cancelled": true')
    pipe.end()
    thread.join(5)
    assert not thread.is_alive()


def test_a_waiting_request_can_be_cancelled_too():
    pipe, out, thread = running(until_cancelled)
    for number in (1, 2):
        pipe.send({"id": number, "op": "detect", "request": REQUEST})
    wait_for(out, "progress")
    pipe.send({"op": "cancel", "id": 2})
    pipe.send({"op": "cancel", "id": 1})
    wait_for(out, '"id": 2, "event": "error"')
    pipe.send({"op": "quit"})
    thread.join(5)
    assert out.getvalue().count("progress") == 1


@pytest.mark.parametrize("line", ["no json\n", "[1]\n", '"op"\n', "{}\n"])
def test_a_line_that_is_no_request_is_answered_with_an_error(line):
    assert events_of(line, {"op": "quit"})[-1]["event"] == "error"


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ({"id": 1, "op": "dance"}, "dance"),
        ({"id": 1, "op": "detect", "request": {"colour": 1}}, "colour"),
        ({"id": 1, "op": "detect"}, "before"),
    ],
)
def test_a_wrong_request_is_refused_and_the_worker_lives_on(message, part):
    pipe, out, thread = running(found)
    pipe.send(message)
    wait_for(out, '"error"')
    pipe.send({"id": 2, "op": "detect", "request": REQUEST})
    wait_for(out, '"id": 2, "event": "result"')
    pipe.send({"op": "quit"})
    thread.join(5)
    assert part in out.getvalue()


def test_a_silent_client_ends_the_worker():
    out = io.StringIO()
    pipe = Pipe()
    Worker(pipe, out, {"detect": found}, idle_s=0.05).serve()
    pipe.end()
    assert "ready" in out.getvalue()


class OutOfMemoryError(RuntimeError):
    """Named as torch names its own."""


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (MemoryError(), "memory"),
        (OutOfMemoryError("CUDA"), "memory"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "memory"),
        (ModuleNotFoundError("No module", name="torch"), "'torch' is missing"),
        (ValueError("first line\nsecond line"), "ValueError, first line"),
        (KeyError(), "KeyError"),
        (MtrefsegError("Plain.", "Do."), "Plain."),
    ],
)
def test_every_error_becomes_one_sentence(error, part):
    event = error_event(error)
    assert part in event["message"]
    assert "\n" not in event["message"] + event["advice"]


class PanicException(BaseException):
    """Named as pyo3 names what a panic in Rust becomes."""


@pytest.mark.parametrize(
    "error",
    [PanicException("index out of bounds"), SystemExit(3), KeyboardInterrupt(), RecursionError()],
    ids=lambda error: type(error).__name__,
)
def test_what_ends_a_program_elsewhere_is_answered_here(error):
    def fails(values, on_event, cancelled):
        raise error

    pipe, out, thread = running(fails)
    pipe.send({"id": 1, "op": "detect", "request": {}})
    wait_for(out, '"id": 1, "event": "error"')
    pipe.send({"id": 2, "op": "detect", "request": {}})
    wait_for(out, '"id": 2, "event": "error"')
    pipe.send({"op": "quit"})
    thread.join(5)
    assert type(error).__name__ in out.getvalue()


def test_a_line_without_end_is_read_past_and_the_next_one_is_answered():
    pipe, out, thread = running(found)
    pipe.send(b"x" * 5_000_000)
    pipe.send({"id": 1, "op": "detect", "request": REQUEST})
    wait_for(out, '"result"')
    pipe.send({"op": "quit"})
    thread.join(5)
    assert out.getvalue().count('"message": "A request is longer than 1.0 MB') == 1


def test_an_id_that_is_under_way_is_refused_and_free_again_when_it_was_answered():
    pipe, out, thread = running(until_cancelled)
    for _ in range(2):
        pipe.send({"id": 1, "op": "detect", "request": REQUEST})
    wait_for(out, "the id 1 is under way")
    refused = next(line for line in out.getvalue().splitlines() if "under way" in line)
    assert "id" not in json.loads(refused)
    pipe.send({"op": "cancel", "id": 1})
    wait_for(out, '"cancelled": true')
    pipe.send({"id": 1, "op": "detect", "request": REQUEST})
    for _ in range(200):
        if out.getvalue().count("progress") == 2:
            break
        time.sleep(0.01)
    pipe.send({"op": "quit"})
    thread.join(5)
    assert out.getvalue().count('"event": "progress"') == 2


def test_a_flood_of_requests_is_refused_beyond_a_number():
    pipe, out, thread = running(until_cancelled)
    for number in range(1002):
        pipe.send({"id": number, "op": "detect", "request": REQUEST})
    wait_for(out, "1000 requests are waiting")
    pipe.send({"op": "quit"})
    thread.join(10)
    assert not thread.is_alive()


class ClosedOutput(io.StringIO):
    """An output whose reader is gone after the first line."""

    def write(self, text):
        if self.getvalue():
            raise BrokenPipeError
        return super().write(text)


def test_a_client_that_reads_no_more_ends_the_worker_though_it_holds_the_input():
    pipe, out = Pipe(), ClosedOutput()
    thread = threading.Thread(target=Worker(pipe, out, {"detect": until_cancelled}).serve)
    thread.start()
    pipe.send({"id": 1, "op": "detect", "request": REQUEST})
    thread.join(5)
    pipe.end()
    assert not thread.is_alive()


def test_an_error_is_short_and_in_one_line_whatever_was_refused():
    event = error_event(MtrefsegError("a\nb" * 10_000, "c\r\nd"))
    assert len(event["message"]) <= 2000
    assert not {"\n", "\r"} & set(event["message"] + event["advice"])


def test_a_worker_that_has_ended_in_time_is_not_killed_afterwards(monkeypatch):
    # the operation ends as soon as it is cancelled, before a slow watchdog exists
    began, watchdogs = threading.Event(), []

    class SlowTimer:
        daemon = False

        def __init__(self, *arguments):
            time.sleep(0.2)
            self.cancelled = False
            watchdogs.append(self)

        def start(self):
            pass

        def cancel(self):
            self.cancelled = True

    def runs(values, on_event, cancelled):
        began.set()
        return until_cancelled(values, on_event, cancelled)

    monkeypatch.setattr("mtrefseg.engine.worker.threading.Timer", SlowTimer)
    pipe, _, thread = running(runs)
    pipe.send({"id": 1, "op": "detect", "request": REQUEST})
    assert began.wait(5)
    pipe.end()
    thread.join(5)
    assert [watchdog.cancelled for watchdog in watchdogs] == [True]
