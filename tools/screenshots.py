"""Makes the pictures of ``docs/guide.md`` with a real QGIS and the real engine.

``.venv/bin/python tools/screenshots.py`` starts QGIS on a display of its own (Xvfb) with a clean
profile and lets it run ``screenshots_in_qgis.py``. Look at the pictures before you commit them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_S = 600
SCREEN = ["xvfb-run", "-a", "-s", "-screen 0 1400x1000x24"]
INI = "[PythonPlugins]\nmtrefseg=true\n[qgis]\ncheckVersion=false\n"


def make_profile(folder: Path) -> None:
    """Make a profile with nothing but this plugin."""
    profile = folder / "profiles" / "default"
    plugins, settings = profile / "python" / "plugins", profile / "QGIS" / "QGIS3.ini"
    for parent in (plugins, settings.parent):
        parent.mkdir(parents=True)
    (plugins / "mtrefseg").symlink_to(ROOT, target_is_directory=True)
    settings.write_text(INI, encoding="utf-8")


def make_pair(folder: Path) -> list[Path]:
    """Paint the pair of ``make demo``, under names that tell the dates."""
    command = [sys.executable, "-m", "mtrefseg.training.demo_pair", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT)
    years = {"before": 2019, "after": 2023}
    return [(folder / f"{d}.tif").rename(folder / f"scene_{y}.tif") for d, y in years.items()]


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        make_profile(Path(name))
        pair = map(str, make_pair(Path(name)))
        options = ["--noversioncheck", "--nologo", "--profiles-path", name, "--profile", "default"]
        script = str(ROOT / "tools" / "screenshots_in_qgis.py")
        qgis = shutil.which("qgis.bin") or "qgis"
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        environment |= {
            "QT_QPA_PLATFORM": "xcb",
            "MTREFSEG_PYTHON": sys.executable,
            "MTREFSEG_SCREENSHOTS": str(ROOT / "docs" / "images"),
        }
        command = [*SCREEN, qgis, *options, "--code", script, *pair]
        return subprocess.call(command, env=environment, timeout=LONGEST_S)


if __name__ == "__main__":
    sys.exit(main())
