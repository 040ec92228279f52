"""Command line that fills a folder of wheels for a machine without internet; needs pip only.

``python3 fill_folder.py FOLDER --platform windows --python 3.12 --device cpu``, in the plugin's
folder of any machine that has internet. The page of the installer shows the line for its machine.
"""

from __future__ import annotations

import argparse
import platform
import re

# pip is run as a program, as its documentation requires.
import subprocess  # nosec B404
import sys
import tempfile
from pathlib import Path
from typing import Any, Dict, List

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "runtime"
PYTORCH = "https://download.pytorch.org/whl"
# Name: sys_platform, platform_machine, platform tags of wheels.
PLATFORMS: Dict[str, Any] = {
    "linux": ("linux", "x86_64", [f"manylinux_2_{n}_x86_64" for n in range(28, 4, -1)]),
    "linux-arm": ("linux", "aarch64", [f"manylinux_2_{n}_aarch64" for n in range(28, 16, -1)]),
    "mac": ("darwin", "arm64", ["macosx_14_0_arm64"]),
    "windows": ("win32", "AMD64", ["win_amd64"]),
}
# The builds of PyTorch that PyPI does not have.
INDEXES = {
    ("linux", "cpu"): f"{PYTORCH}/cpu",
    ("linux-arm", "cpu"): f"{PYTORCH}/cpu",
    ("windows", "cuda"): f"{PYTORCH}/cu130",
}


def this_platform() -> str:
    """Return the name in ``PLATFORMS`` of the machine that this runs on."""
    system = {"win32": "windows", "darwin": "mac"}.get(sys.platform, "linux")
    arm = system == "linux" and platform.machine() == "aarch64"
    return "linux-arm" if arm else system


def command(folder: str, python: str, device: str) -> List[str]:
    """Return the command line that fills a folder for this machine, to be run on another."""
    script = ["python3", str(Path(__file__).resolve()), folder]
    return [*script, "--platform", this_platform(), "--python", python, "--device", device]


def selected(name: str, target: str, python: str) -> str:
    """Return the lines of a requirements file that are for one platform and Python."""
    # pip evaluates markers for the machine that it runs on, so lines are selected here.
    from pip._vendor.packaging.markers import Marker

    system, machine, _ = PLATFORMS[target]
    values = {
        "sys_platform": system,
        "platform_machine": machine,
        "python_full_version": f"{python}.0",
        "python_version": python,
    }
    text = (RESOURCES / name).read_text(encoding="utf-8").split("\n", 1)[1]
    kept = []
    for block in re.split(r"\n(?=\S)", text.strip()):
        first, rest = block.split("\n", 1)
        requirement, _, marker = first.removesuffix(" \\").partition(" ; ")
        if not marker or Marker(marker).evaluate(values):
            kept.append(f"{requirement} \\\n{rest}")
    return "\n".join(kept) + "\n"


def download(text: str, folder: Path, target: str, python: str, options: List[str]) -> None:
    """Let pip download what a requirements file pins; pip checks the hashes.

    Raises:
        subprocess.CalledProcessError: pip has failed, and has printed the reason.
    """
    with tempfile.TemporaryDirectory() as name:
        requirements = Path(name) / "requirements.txt"
        requirements.write_text(text, encoding="utf-8")
        tags = [option for tag in PLATFORMS[target][2] for option in ("--platform", tag)]
        fixed = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-d", str(folder)]
        # A list and no shell; all of it is chosen from tables, but for the folder.
        subprocess.run(  # nosec B603
            [sys.executable, "-m", "pip", "download", *fixed, "--python-version", python, *tags,
             *options, "-r", str(requirements)],
            check=True,
        )  # fmt: skip


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder for the wheels")
    parser.add_argument("--platform", choices=PLATFORMS, default=this_platform())
    parser.add_argument("--python", choices=("3.11", "3.12", "3.13"), default="3.12")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    given = parser.parse_args()
    index = INDEXES.get((given.platform, given.device))
    torch = ["--index-url", index, "--retries", "1"] if index else []
    plain: List[str] = []
    files = (("uv", plain), (given.device, torch), ("", plain))
    given.folder.mkdir(parents=True, exist_ok=True)
    for build, options in files:
        name = f"requirements-{build}.txt" if build else "requirements.txt"
        text = selected(name, given.platform, given.python)
        try:
            download(text, given.folder, given.platform, given.python, options)
        except subprocess.CalledProcessError:
            print(f"pip could not download everything in {name}; see above.", file=sys.stderr)
            return 1
    print(f"{given.folder} has {len(list(given.folder.glob('*.whl')))} wheels.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
