"""The worker as a process of its own: its streams, its folder, what it leaves behind."""

import json
import subprocess
import sys

from mtrefseg.engine_client.interpreter import worker_command, worker_environment
from mtrefseg.tests.flat_requests import detect_request


def test_the_real_process_keeps_the_protocol_clean_and_ends_with_its_input(
    fake_worker_command, tmp_path
):
    pipe = subprocess.PIPE
    run = subprocess.Popen(fake_worker_command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=tmp_path)
    request = {
        "id": 1,
        "op": "detect",
        "request": {
            "before": "a.tif",
            "after": "b.tif",
            "sentences": ["refuse"],
            "output": "o.gpkg",
        },
    }
    run.stdin.write(json.dumps(request).encode() + b"\n")
    run.stdin.flush()
    lines = [json.loads(run.stdout.readline()) for _ in range(3)]
    assert [line["event"] for line in lines] == ["ready", "progress", "error"]
    out, err = run.communicate(timeout=10)
    assert out == b""
    assert b"a library prints" in err
    assert run.returncode == 0


def test_the_package_is_run_from_any_folder_without_its_name_on_the_path(tmp_path):
    run = subprocess.run(
        worker_command(sys.executable),
        input=b'{"op": "quit"}\n',
        capture_output=True,
        env=worker_environment(),
        cwd=tmp_path,
        timeout=30,
    )
    assert json.loads(run.stdout)["event"] == "ready"
    assert run.stderr == b""


TWO_REQUESTS = """
import json, sys, tempfile
from pathlib import Path
from mtrefseg.model.inference import encoding_cache as encodings; from mtrefseg.engine import worker
encodings.MEMORY_BYTES, encodings.DISK_BYTES_PER_S = 0, 1e15
encodings.EncodingCache.__init__.__defaults__ = (0, 1 << 30)
tempfile.tempdir = sys.argv[1]
worker.main()
"""


def test_a_worker_remembers_on_disk_and_leaves_nothing_behind(tmp_path, write_raster, noise):
    paths = [write_raster(f"{n}.tif", noise(3, 160, 160, n)) for n in (1, 2)]
    place = tmp_path / "temporary"
    place.mkdir()
    run = subprocess.Popen(
        [sys.executable, "-c", TWO_REQUESTS, str(place)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    kept = []
    for sentence in ("new roads", "new houses"):
        request = detect_request(*paths, (sentence,), str(tmp_path / "o.gpkg"), device="cpu")
        message = {"id": sentence, "op": "detect", "request": request.to_dict()}
        run.stdin.write(json.dumps(message) + "\n")
        run.stdin.flush()
        events = iter(lambda: json.loads(run.stdout.readline()), None)
        last = next(e for e in events if e["event"] in ("result", "error"))
        assert last["event"] == "result", last
        kept.append({path.name for path in place.rglob("*.safetensors")})
    assert kept[0] == kept[1] == {"0-0.safetensors"}
    run.communicate(json.dumps({"op": "quit"}) + "\n", timeout=60)
    assert list(place.iterdir()) == []
