"""Run mypy over the package, whatever the checkout's folder is called."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("model", "training", "engine", "engine_client", "plugin", "processing_provider")


def main() -> int:
    base = ROOT / ".cache" / "types"
    base.mkdir(parents=True, exist_ok=True)
    link = base / "mtrefseg"
    if not link.is_symlink():
        link.symlink_to(ROOT, target_is_directory=True)
    packages = [argument for room in ROOMS for argument in ("-p", f"mtrefseg.{room}")]
    command = [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", *packages]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "MYPYPATH": str(base)})


if __name__ == "__main__":
    sys.exit(main())
