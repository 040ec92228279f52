"""Write the pinned requirements of the runtime installer, with hashes, to resources/runtime.

Run ``python tools/lock_runtime.py`` where the ``uv`` command is (``pip install uv``); it queries
the package index, and PyTorch's for the builds that are not on it. Where PyTorch's index does not
answer, the hashes of its builds that are in the files already are kept: they are of one version.
"""

import re
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "runtime"
INDEX = "https://pypi.org/simple"
PYTORCH = "https://download.pytorch.org/whl"
UV = "uv==0.13.9"
GPU = ("cuda-", "nvidia-", "triton")
# The builds that only PyTorch's index has: name of the file that pins them, index, wheels.
LINUX_CPU = ("requirements-cpu.txt", "cpu", r"cp31[123]-manylinux_2_28_(x86_64|aarch64)")
WINDOWS_CUDA = ("requirements-cuda.txt", "cu130", r"cp31[123]-win_amd64")


def compile_all(source: str) -> dict[str, list[str]]:
    """Return the block of lines of each pinned package, by ``name==version ; marker``."""
    command = ["uv", "pip", "compile", source, "--universal", "--generate-hashes", "--no-annotate"]
    options = ["--python-version", "3.11", "--only-binary", ":all:", "--no-header", "--index-url"]
    text = subprocess.run(
        [*command, *options, INDEX, "--quiet"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    blocks = re.split(r"\n(?=\S)", text.strip())
    return {block.split(" \\")[0]: block.splitlines() for block in blocks}


def published(version: str, build: str, wheels: str) -> list[str]:
    """Return the hashes of one build of torch as PyTorch's index names them."""
    with urllib.request.urlopen(f"{PYTORCH}/{build}/torch/", timeout=20) as page:
        text = page.read().decode()
    pattern = rf"torch-{re.escape(version)}(?:%2B|\+){build}-cp\d+-{wheels}\.whl#sha256=(\w{{64}})"
    return sorted({match.group(match.lastindex) for match in re.finditer(pattern, text)})


def special(version: str, name: str, build: str, wheels: str) -> list[str]:
    """Return the block of one build of torch that is on PyTorch's index alone."""
    system = "linux" if "linux" in wheels else "win32"
    first = f"torch=={version}+{build} ; sys_platform == '{system}'"
    try:
        hashes = published(version, build, wheels)
    except OSError as error:
        print(f"{PYTORCH}/{build} did not answer ({error}); its hashes are kept", file=sys.stderr)
        old = (FOLDER / name).read_text(encoding="utf-8")
        hashes = re.findall(r"sha256:(\w{64})", old.split(first)[1].split("\ntorch==")[0])
    return [first + " \\", *[f"    --hash=sha256:{value} \\" for value in hashes]]


def elsewhere(block: list[str], first: str, system: str) -> list[str]:
    """Return the index's own torch for all systems but one."""
    return [f"{first} ; sys_platform != '{system}' \\", *block[1:]]


def write(name: str, blocks: list[list[str]]) -> None:
    lines = ["# Written by tools/lock_runtime.py; do not edit."]
    for block in blocks:
        lines += [*block[:-1], block[-1].removesuffix(" \\")]
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(blocks)} packages")


def main() -> None:
    found = compile_all("pyproject.toml")
    gpu = [block for key, block in found.items() if key.startswith(GPU)]
    key = next(key for key in found if key.startswith("torch=="))
    torch, version = found[key], key.split("==")[1]
    rest = [b for k, b in found.items() if not k.startswith((*GPU, "torch=="))]
    write("requirements.txt", rest)
    write(LINUX_CPU[0], [elsewhere(torch, key, "linux"), special(version, *LINUX_CPU)])
    write(WINDOWS_CUDA[0], [elsewhere(torch, key, "win32"), special(version, *WINDOWS_CUDA), *gpu])
    tool = FOLDER / "uv.in"
    tool.write_text(UV + "\n", encoding="utf-8")
    write("requirements-uv.txt", list(compile_all(str(tool)).values()))
    tool.unlink()


if __name__ == "__main__":
    main()
