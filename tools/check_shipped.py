"""The plugin repository's scan (Bandit, detect-secrets) over the files that the zip will hold."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORBIDDEN = {".bat", ".dll", ".exe", ".pyc", ".sh", ".so"}


def shipped() -> list[str]:
    """Files that git archive would take, uncommitted ones included."""
    listed = _git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    names = sorted({name for name in listed if name and (ROOT / name).is_file()})
    answer = _git("check-attr", "-z", "--stdin", "export-ignore", stdin="\0".join(names) + "\0")
    fields = answer.split("\0")
    left_out = {fields[i] for i in range(0, len(fields) - 2, 3) if fields[i + 2] == "set"}
    return [name for name in names if name not in left_out]


def _git(*arguments: str, stdin: str = "") -> str:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, input=stdin, capture_output=True, text=True, check=True
    ).stdout


def _secrets(names: list[str]) -> int:
    # The vocabularies of tokenizers are long random-looking words, and weights are no text.
    names = [n for n in names if Path(n).suffix not in {".safetensors", ".png", ".jpg"}]
    command = [sys.executable, "-m", "detect_secrets", "scan", *names]
    found = json.loads(subprocess.check_output(command, cwd=ROOT, text=True))["results"]
    for name, findings in found.items():
        for finding in findings:
            print(f"{name}:{finding['line_number']}: {finding['type']}")
    return len(found)


def main() -> int:
    names = shipped()
    binaries = [name for name in names if Path(name).suffix in FORBIDDEN]
    for name in binaries:
        print(f"{name}: the plugin repository refuses such files")
    python = [name for name in names if name.endswith(".py")]
    bandit = subprocess.call([sys.executable, "-m", "bandit", "-q", *python], cwd=ROOT)
    return 1 if bandit or _secrets(names) or binaries else 0


if __name__ == "__main__":
    sys.exit(main())
