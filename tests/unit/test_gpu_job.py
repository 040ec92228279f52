"""The job for a machine with a GPU: parcels of limited size, without scenes held out."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="module")
def parcels() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gpu_parcels", TOOLS / "gpu_parcels.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_parcels_are_no_larger_than_allowed_and_hold_everything(
    parcels: ModuleType, tmp_path: Path
) -> None:
    sizes = (1, 511, 512, 9000, 4000, 12_000)
    entries = []
    for number, size in enumerate(sizes):
        path = tmp_path / f"file{number}"
        path.write_bytes(bytes([number]) * size)
        entries.append((f"data/{number}", path))
    written = parcels.write_parcels(entries, tmp_path, 30_720)
    found = {}
    for path in written:
        assert path.stat().st_size <= 30_720
        with tarfile.open(path) as archive:
            for member in archive:
                content = archive.extractfile(member)
                assert content
                found[member.name] = content.read()

    assert len(written) > 1
    assert found == {name: path.read_bytes() for name, path in entries}
    with pytest.raises(ValueError, match="9000 bytes|has"):
        parcels.write_parcels(entries, tmp_path, 12_000)


def test_no_scene_that_is_held_out_is_packed(parcels: ModuleType, tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    for part in ("A", "B", "masks"):
        folder = tmp_path / "levir" / part
        folder.mkdir(parents=True)
        for number in (20, 21):
            if part == "masks":
                Image.fromarray(noise[..., 0]).save(folder / f"test_{number}.png")
            else:
                Image.fromarray(noise).save(folder / f"test_{number}.jpg", quality=98)
    fire = tmp_path / "geo" / "coldsprings_fire"
    fire.mkdir(parents=True)
    (fire / "before.tif").write_bytes(b"0")
    packed = dict(parcels.data_entries(tmp_path, 60, tmp_path / "scratch"))
    original = tmp_path / "levir" / "A" / "test_20.jpg"

    assert set(packed) == {
        "data/levir/A/test_20.jpg",
        "data/levir/B/test_20.jpg",
        "data/levir/masks/test_20.png",
    }
    assert packed["data/levir/A/test_20.jpg"].stat().st_size < 0.9 * original.stat().st_size


def test_the_code_that_is_packed_is_what_a_training_imports(parcels: ModuleType) -> None:
    names = {name for name, _ in parcels.code_entries(TOOLS.parent)}

    assert "code/mtrefseg/training/mini/recipe.py" in names
    assert "code/mtrefseg/resources/lexicons/en.json" in names
    assert "code/mtrefseg/tests/gpu/test_mini_on_a_gpu.py" in names
    assert not any("/plugin/" in name or "/docs/" in name for name in names)


def test_a_step_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    job = tmp_path / ".gpu"
    job.mkdir()
    (job / "run.py").write_bytes((TOOLS / "gpu_run.py").read_bytes())
    (job / "job.json").write_text(json.dumps({"recipe": [], "parcels": ["parcel-1.tar"]}))
    command = [sys.executable, str(job / "run.py"), "unpack", "test", "--device", "cpu",
               "--out", str(tmp_path / "out"), "--work", str(tmp_path / "work")]  # fmt: skip
    bare = subprocess.run(command, capture_output=True, text=True, check=False)
    package = tmp_path / "code" / "mtrefseg"
    (package / "tests" / "gpu").mkdir(parents=True)
    (package / "tests" / "gpu" / "test_it.py").write_text("def test_it():\n    assert False\n")
    with tarfile.open(job / "parcel-1.tar", "w") as archive:
        archive.add(tmp_path / "code", "code")
    failing = subprocess.run(command[:2] + command[3:], capture_output=True, text=True, check=False)
    subprocess.run(
        ["tar", "xf", str(job / "parcel-1.tar"), "-C", str(tmp_path / "work")], check=True
    )
    ran = subprocess.run(command[:2] + command[3:], capture_output=True, text=True, check=False)
    figures = json.loads((tmp_path / "out" / "figures.json").read_text())

    assert (bare.returncode, failing.returncode, ran.returncode) == (1, 1, 1)
    assert "carry parcel-1.tar in the first call" in bare.stdout
    assert "unpack: FAILED; test: FAILED" in bare.stdout
    assert figures["test"]["code"] == 1
    assert "1 failed" in (tmp_path / "out" / "log.txt").read_text()
