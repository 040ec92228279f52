"""Hostile lines, model folders and checkpoints, against a real worker.

``python tests/robustness/hostile_files.py [part of a name]`` prints a line for each: seconds, peak
memory of the worker and its children above that at rest, the answer, and whether the worker still
answers. The exit code is 1 when an answer is missing, late, no single sentence, or the worker has
ended.
"""

import json
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from mtrefseg.engine_client.interpreter import worker_command
from mtrefseg.tests.robustness.hostile_checkpoints import CHECKPOINTS
from mtrefseg.tests.robustness.hostile_lines import LINES, line
from mtrefseg.tests.robustness.hostile_models import CONFIGS, HARMLESS, LOADED, WEIGHTS

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 60.0
LATE_S = 5.0  # on a quiet machine most take less than one


class RawWorker:
    """A worker that takes any bytes, and its events."""

    def __init__(self, log):
        self.process = subprocess.Popen(
            worker_command(sys.executable), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=log,
        )  # fmt: skip
        self.events = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.wait_for(lambda event: event["event"] == "ready")

    def _read(self):
        for text in self.process.stdout:
            self.events.put(json.loads(text))
        self.events.put({"event": "exited", "message": "the worker has ended"})

    def send(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def wait_for(self, wanted):
        end = time.monotonic() + LIMIT_S
        while time.monotonic() < end:
            try:
                event = self.events.get(timeout=0.05)
            except queue.Empty:
                continue
            if wanted(event) or event["event"] == "exited":
                return event
        return {"event": "late", "message": f"no answer in {LIMIT_S:.0f} s"}

    def answer(self):
        return self.wait_for(lambda event: event["event"] in ("error", "result"))

    def alive(self):
        """Return whether the worker answers a simple request; earlier events are skipped."""
        self.send(line({"id": "ping", "op": "ping"}))
        return self.wait_for(lambda event: event.get("id") == "ping")["event"] == "error"

    def memory_mb(self):
        """Return the resident memory of the worker and its children."""
        return sum(_resident_mb(pid) for pid in (self.process.pid, *_children(self.process.pid)))


def _children(pid):
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        return [int(c) for task in tasks for c in (task / "children").read_text().split()]
    except OSError:
        return []


def _resident_mb(pid):
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6
    except OSError:
        return 0.0


def cases(folder):
    """Yield kind and name of each case, the function that makes its file, and that of its lines."""
    for name, data in LINES.items():
        yield "line", name, None, lambda path, data=data: data
    for name, spoil in {**CONFIGS, **WEIGHTS, **HARMLESS}.items():
        yield "model", name, _model(spoil), _info
    for name, spoil in LOADED.items():
        yield "model", name, _model(spoil), lambda path: _detect(path, folder)
    for name, make in CHECKPOINTS.items():
        yield "checkpoint", name, make, lambda path: _import(path, folder)


def _model(spoil):
    def make(folder):
        path = Path(shutil.copytree(ROOT / "resources" / "mini", folder / "mini"))
        spoil(path)
        return path

    return make


def _info(path):
    return line({"id": 1, "op": "info", "request": {"paths": [str(path)]}})


def _import(path, folder):
    request = {"source": str(path), "folder": str(folder / "imported")}
    return line({"id": 1, "op": "import", "request": request})


def _detect(path, folder):
    request = {
        "before": str(folder / "before.tif"), "after": str(folder / "after.tif"),
        "sentences": ["a" * 40 + " the new buildings"], "output": str(folder / "out.gpkg"),
        "model": str(path), "tile_px": 128, "overlap_px": 0, "device": "cpu",
    }  # fmt: skip
    return line({"id": 1, "op": "detect", "request": request})


def _watch(worker, done, peak):
    while not done.wait(0.02):
        peak[0] = max(peak[0], worker.memory_mb())


def run_case(worker, make, lines, folder):
    """Return seconds, peak memory in MB above that at rest, the answer, and whether it lives."""
    path = None if make is None else make(folder)
    rest = worker.memory_mb()
    done, peak = threading.Event(), [rest]
    watch = threading.Thread(target=_watch, args=(worker, done, peak))
    watch.start()
    began = time.monotonic()
    worker.send(lines(path))
    answer = worker.answer()
    seconds = time.monotonic() - began
    done.set()
    watch.join()
    return seconds, peak[0] - rest, answer, worker.process.poll() is None and worker.alive()


def user_text(answer):
    """Return the text that the user would read."""
    if answer["event"] != "result":
        return f"{answer.get('message', '')} {answer.get('advice', '')}".strip()
    result = answer["result"]
    note = result[0].get("card_note", "") if isinstance(result, list) else ""
    return f"accepted; {note}"


def is_good(kind, name, seconds, answer, alive):
    """Return whether a case ended with one sentence, in time, and with a living worker."""
    text = user_text(answer)
    refused = answer["event"] == "error" and not answer.get("unexpected") and "\n" not in text
    shown = name in HARMLESS and answer["event"] == "result" and "README.md" in text
    return alive and (refused or shown) and 0 < len(text) < 1500 and seconds < LATE_S


def main(part=""):
    bad = count = 0
    with tempfile.TemporaryDirectory(prefix="mtrefseg-hostile-") as name:
        folder = Path(name)
        _write_rasters(folder)
        with (folder / "log").open("wb") as log:
            worker = RawWorker(log)
            _warm_up(worker, folder)
            for kind, title, make, lines in cases(folder):
                if part not in f"{kind} {title}":
                    continue
                place = Path(tempfile.mkdtemp(dir=folder))
                seconds, mb, answer, alive = run_case(worker, make, lines, place)
                good = is_good(kind, title, seconds, answer, alive)
                text = user_text(answer).replace(str(place), "…")
                mark, life = "ok" if good else "BAD", "alive" if alive else "GONE"
                head = f"{mark:3} {kind:10} {title:40.40} {seconds:6.2f} s {mb:6.0f} MB {life:5}"
                print(head, f"{text:.160}", flush=True)
                count, bad = count + 1, bad + (not good)
                shutil.rmtree(place)
                if not alive:
                    worker = RawWorker(log)
        left = sorted(path.name for path in folder.iterdir())
    print(f"{count} cases, {bad} bad; left behind: {left}")
    return 1 if bad or left != ["after.tif", "before.tif", "log"] else 0


def _write_rasters(folder):
    from mtrefseg.engine.self_test import write_noise

    for seed, name in enumerate(("before.tif", "after.tif")):
        write_noise(folder / name, seed)


def _warm_up(worker, folder):
    """Let the worker import its libraries before the first case is measured."""
    worker.send(_detect(ROOT / "resources" / "mini", folder))
    answer = worker.answer()
    (folder / "out.gpkg").unlink(missing_ok=True)
    print(f"a good request is answered with: {answer['event']}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
