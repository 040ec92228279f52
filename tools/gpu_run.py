"""Runs a packed job on a machine with a GPU: copied beside the parcels as run.py.

    python3 .gpu/run.py unpack measure test train --minutes 8 --out OUT

unpack: the parcels that are here; later calls may bring more.   measure: r1's speed.
test: what needs a GPU.   train: a slice, from state.safetensors beside this file or from the start.
OUT gets state.safetensors (at most 16 MB), model.safetensors, figures.json and the logs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from threading import Timer

HERE = Path(__file__).resolve().parent
STEPS = ("unpack", "measure", "test", "train")
GRACE_S = 90  # beyond the minutes: reading the data, storing the state
STATE = (
    "import sys; from pathlib import Path; from mtrefseg.training.mini import compact_state as c;"
)


class Job:
    """One call: its folders, its environment, what it measured."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.work, self.out = Path(arguments.work), Path(arguments.out)
        self.work.mkdir(parents=True, exist_ok=True)
        self.out.mkdir(parents=True, exist_ok=True)
        self.job = json.loads((HERE / "job.json").read_text(encoding="utf-8"))
        self.figures: dict[str, object] = {}
        self.state = self.work / "run" / "training" / "state.safetensors"
        self.code = self.work / "code" / "mtrefseg"
        paths = [self.work / "code", self.work / "site"]
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, paths)),
            "PYTHONUNBUFFERED": "1",
            "MTREFSEG_GPU_DEVICE": arguments.device,
            "MTREFSEG_BENCH_JSON": str(self.work / "r1.json"),
            **dict(text.split("=", 1) for text in arguments.env),
        }

    def unpack(self) -> bool:
        """Unpack the parcels that are here, and install wheels; says which parcels are missing."""
        for parcel in sorted(HERE.glob("parcel-*.tar")):
            with tarfile.open(parcel) as archive:
                # the way for versions with and without filters (documentation of tarfile)
                archive.extraction_filter = getattr(tarfile, "data_filter", lambda m, path: m)
                archive.extractall(self.work)
            (self.work / f"{parcel.name}.done").touch()
        if not self.code.exists():
            print("no parcel brought the code: carry parcel-1.tar in the first call")
            return False
        missing = [n for n in self.job["parcels"] if not (self.work / f"{n}.done").exists()]
        self.figures["parcels_missing"] = missing
        wheels = sorted((self.work / "wheels").glob("*.whl"))
        if wheels and not (self.work / "site").exists() and not self._has_packages():
            self._run("install", [sys.executable, "-m", "pip", "install", "--quiet", "--no-index",
                                  "--no-deps", "--target", str(self.work / "site"),
                                  *map(str, wheels)], 120)  # fmt: skip
        return self._run("facts", [sys.executable, "-c", FACTS], 120)

    def _has_packages(self) -> bool:
        return self._run("packages", [sys.executable, "-c", "import rasterio"], 60)

    def measure(self) -> bool:
        """Measure r1."""
        return self._pytest("measure", "tests/benchmarks/test_r1_gpu.py", "-s")

    def test(self) -> bool:
        """Run the tests that need a GPU."""
        return self._pytest("test", "tests/gpu")

    def _pytest(self, name: str, path: str, *options: str) -> bool:
        return self._run(name, [sys.executable, "-m", "pytest", "-q", "--noconftest",
                                "-p", "no:cacheprovider", "-p", "no:pytest_qgis",
                                "-p", "no:pytest-qt", "-o", "filterwarnings=default",
                                "-o", "addopts=--import-mode=importlib --strict-markers -rs",
                                *options, str(self.code / path)], 400, self.code)  # fmt: skip

    def train(self) -> bool:
        """Train a slice; the state that was stored last comes back whatever happened."""
        carried = HERE / "state.safetensors"
        if carried.exists() and not self.state.exists():
            self.state.parent.mkdir(parents=True, exist_ok=True)
            self._run("state", [sys.executable, "-c", f"{STATE} c.read_compact(*map(Path, "
                                "sys.argv[1:]))", str(carried), str(self.state)], 60)  # fmt: skip
        arguments = self.arguments
        command = [
            sys.executable, "-m", "mtrefseg.training.mini", str(self.work / "run"), "--resume",
            "--data", str(self.work / "data"), "--start", str(self.work / "model"),
            "--synonyms", str(self.work / "synonyms.json"), "--device", arguments.device,
            "--loader-processes", str(arguments.loader_processes or self.job["loader_processes"]),
            "--batch-factor", str(arguments.batch_factor or self.job["batch_factor"]),
            "--minutes", str(arguments.minutes), "--pairs", "20", *self.job["recipe"],
        ]  # fmt: skip
        done = self._run("train", command, 60 * arguments.minutes + GRACE_S)
        stored = self._run("store", [sys.executable, "-c", f"{STATE} c.write_compact(*map(Path, "
                           "sys.argv[1:])); print(c.facts_of(Path(sys.argv[2])))",
                           str(self.state), str(self.out / "state.safetensors")], 60)  # fmt: skip
        model = self.work / "run" / "model.safetensors"
        if model.exists():
            shutil.copy(model, self.out / model.name)
        return done and stored

    def _run(
        self, name: str, command: list[str], limit_s: float, where: Path | None = None
    ) -> bool:
        """Run a command, its output into a log of its name and onto the screen."""
        began_s = time.monotonic()
        print(f"== {name}", flush=True)
        with (self.out / "log.txt").open("a", encoding="utf-8") as log:
            process = subprocess.Popen(command, env=self.environment, cwd=where or self.work,
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                       text=True, errors="replace")  # fmt: skip
            timer = _killed_after(process, limit_s)
            lines = []
            for line in process.stdout or ():
                lines.append(line)
                log.write(f"{name}: {line}")
                sys.stdout.write(line)
            code = process.wait()
            timer.cancel()
        facts = {"code": code, "seconds": round(time.monotonic() - began_s, 1),
                 "last_lines": [line.rstrip() for line in lines[-3:]]}  # fmt: skip
        self.figures[name] = facts
        r1 = self.work / "r1.json"
        if r1.exists():
            self.figures["r1"] = json.loads(r1.read_text(encoding="utf-8"))
        (self.out / "figures.json").write_text(json.dumps(self.figures, indent=1), encoding="utf-8")
        return code == 0


FACTS = """
import importlib, json, os, sys
import torch, transformers, numpy, mtrefseg.training.mini.recipe
print(json.dumps({"python": sys.version.split()[0], "torch": torch.__version__,
    "transformers": transformers.__version__, "numpy": numpy.__version__,
    "cores": os.cpu_count(),
    "gpu": torch.cuda.get_device_name() if torch.cuda.is_available() else None}))
"""


def _killed_after(process: subprocess.Popen[str], limit_s: float) -> Timer:
    timer = Timer(limit_s, process.kill)
    timer.start()
    return timer


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("steps", nargs="+", choices=STEPS)
    parser.add_argument("--out", required=True)
    parser.add_argument("--work", default="/tmp/mtrefseg-gpu")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--minutes", type=float, default=8.0)
    parser.add_argument("--loader-processes", type=int, default=0, help="0: those of the job")
    parser.add_argument("--batch-factor", type=int, default=0, help="0: that of the job")
    parser.add_argument("--env", action="append", default=[], help="NAME=VALUE, for every step")
    arguments = parser.parse_args()
    job = Job(arguments)
    done = {}
    for step in (step for step in STEPS if step in arguments.steps):
        # nothing runs without the code; else a step that fails leaves the others alone
        done[step] = (job.code.exists() or step == "unpack") and getattr(job, step)()
    print("; ".join(f"{step}: {'done' if well else 'FAILED'}" for step, well in done.items()))
    sys.exit(0 if all(done.values()) else 1)


if __name__ == "__main__":
    main()
