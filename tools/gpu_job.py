"""Packs a training of the bundled model for a bare machine with a GPU; takes home what comes back.

    tools/gpu_job.py pack --data DATA            .gpu: run.py, job.json, parcel-1.tar, …
    tools/gpu_job.py try                         the same job on this CPU, with a tiny budget
    tools/gpu_job.py collect FOLDER --out RUN    state and model of a slice, to go on here or there

On the machine: python3 .gpu/run.py unpack measure test train --minutes 8 --out OUT
"""

from __future__ import annotations

import argparse
import json
import shlex
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from gpu_parcels import CODE, Entry, code_entries, data_entries, download_wheels, write_parcels

from mtrefseg.training.language.synonym_file import mined_synonyms
from mtrefseg.training.mini.compact_state import facts_of, read_compact

ROOT = Path(__file__).resolve().parents[1]
RECIPE = "--vision 0 --sentences 0 --real-images 60000"
TINY = {"MTREFSEG_BENCH_SIDE": "256", "MTREFSEG_BENCH_LAYERS": "2", "OMP_NUM_THREADS": "1"}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=ROOT / ".gpu", help="of the job")
    commands = parser.add_subparsers(dest="command", required=True)
    pack = commands.add_parser("pack", help="write run.py, job.json and the parcels")
    pack.add_argument("--data", type=Path, required=True, help="folder of real pairs")
    pack.add_argument("--start", type=Path, default=ROOT / "resources" / "mini")
    pack.add_argument("--recipe", default=RECIPE, help="options of the recipe")
    pack.add_argument("--batch-factor", type=int, default=4)
    pack.add_argument("--loader-processes", type=int, default=12)
    pack.add_argument("--parcel-mib", type=float, default=46.0, help="largest parcel")
    pack.add_argument("--quality", type=int, default=85, help="of JPEG images")
    pack.add_argument("--python", default="3.12", help="Python's version on the machine")
    pack.add_argument("--wheels", default="rasterio affine click-plugins cligj",
                      help="packages that the machine lacks")  # fmt: skip
    commands.add_parser("try", help="run the job here with a tiny budget")
    collect = commands.add_parser("collect", help="take over what came back")
    collect.add_argument("came_back", type=Path)
    collect.add_argument("--out", type=Path, help="folder of a run, to go on with it here")
    arguments = parser.parse_args()
    {"pack": _pack, "try": _try, "collect": _collect}[arguments.command](arguments)


def _pack(arguments: argparse.Namespace) -> None:
    folder: Path = arguments.folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "gpu_run.py", folder / "run.py")
    synonyms = folder / "synonyms.json"
    mined_synonyms(synonyms)
    wheels = download_wheels(arguments.wheels.split(), arguments.python, folder / "wheels")
    entries: list[Entry] = [
        *code_entries(ROOT),
        *((f"model/{path.name}", path) for path in sorted(arguments.start.iterdir())
          if path.is_file() and path.suffix != ".md"),
        *((f"wheels/{path.name}", path) for path in wheels),
        ("synonyms.json", synonyms),
    ]  # fmt: skip
    data = data_entries(arguments.data, arguments.quality, folder / "images")
    limit = int(arguments.parcel_mib * 2**20)
    parcels = write_parcels(_chained(entries, data), folder, limit)
    job = {
        "recipe": shlex.split(arguments.recipe),
        "batch_factor": arguments.batch_factor,
        "loader_processes": arguments.loader_processes,
        "parcels": [path.name for path in parcels],
    }
    (folder / "job.json").write_text(json.dumps(job, indent=2), encoding="utf-8")
    for leftover in ("wheels", "images"):
        shutil.rmtree(folder / leftover, ignore_errors=True)
    synonyms.unlink()
    for path in parcels:
        print(f"{path.relative_to(folder)}: {path.stat().st_size / 2**20:.1f} MiB, "
              f"{_contents(path)}")  # fmt: skip


def _chained(first: list[Entry], then: Iterator[Entry]) -> Iterator[Entry]:
    yield from first
    yield from then


def _contents(parcel: Path) -> str:
    with tarfile.open(parcel) as archive:
        folders = [name.split("/")[:2] for name in archive.getnames() if name.startswith("data/")]
        code = any(name.startswith(CODE) for name in archive.getnames())
    names = sorted({parts[1] for parts in folders})
    return ", ".join(["code"] * code + names)


def _try(arguments: argparse.Namespace) -> None:
    """Run every step of the job on this CPU: what fails there fails here first."""
    folder: Path = arguments.folder
    environment = " ".join(f"{name}={value}" for name, value in TINY.items())
    command = [sys.executable, str(folder / "run.py"), "unpack", "measure", "test", "train"]
    command += ["--device", "cpu", "--loader-processes", "1", "--batch-factor", "1"]
    command += ["--minutes", "0.7", "--out", str(folder / "out"), "--work", str(folder / "work")]
    print(f"{environment} {shlex.join(command)}", flush=True)
    done = subprocess.run([*command, *(f"--env={n}={v}" for n, v in TINY.items())], check=False)
    sys.exit(done.returncode)


def _collect(arguments: argparse.Namespace) -> None:
    """Put the state beside the parcels for the next slice, and into the folder of a run."""
    state = arguments.came_back / "state.safetensors"
    facts = facts_of(state)
    shutil.copy(state, arguments.folder / "state.safetensors")
    print(f"phase {facts['phase']}, step {facts['step']}")
    if arguments.out:
        (arguments.out / "training").mkdir(parents=True, exist_ok=True)
        read_compact(state, arguments.out / "training" / "state.safetensors")
        for path in arguments.came_back.glob("model*.safetensors"):
            shutil.copy(path, arguments.out / path.name)


if __name__ == "__main__":
    main()
