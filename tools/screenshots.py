"""Takes the screenshots of ``docs/guide.md`` with a real QGIS and the real engine.

``.venv/bin/python tools/screenshots.py`` starts QGIS on a display of its own (Xvfb) with a clean
profile and lets it run ``screenshots_in_qgis.py``. Check the screenshots by eye before a commit.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAIR = sorted((ROOT / "resources" / "demo").glob("*.tif"))
LONGEST_S = 600
SCREEN = ["xvfb-run", "-a", "-s", "-screen 0 1400x1000x24"]
INI = "[PythonPlugins]\nmtrefseg=true\n[qgis]\ncheckVersion=false\n"


def make_profile(folder: Path) -> None:
    """Create a profile with this plugin only."""
    profile = folder / "profiles" / "default"
    plugins, settings = profile / "python" / "plugins", profile / "QGIS" / "QGIS3.ini"
    for parent in (plugins, settings.parent):
        parent.mkdir(parents=True)
    (plugins / "mtrefseg").symlink_to(ROOT, target_is_directory=True)
    settings.write_text(INI, encoding="utf-8")


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        make_profile(Path(name))
        options = ["--noversioncheck", "--nologo", "--profiles-path", name, "--profile", "default"]
        script = str(ROOT / "tools" / "screenshots_in_qgis.py")
        qgis = shutil.which("qgis.bin") or "qgis"
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        environment |= {
            "QT_QPA_PLATFORM": "xcb",
            "MTREFSEG_PYTHON": sys.executable,
            "MTREFSEG_SCREENSHOTS": str(ROOT / "docs" / "images"),
        }
        command = [*SCREEN, qgis, *options, "--code", script, *map(str, PAIR)]
        return subprocess.call(command, env=environment, timeout=LONGEST_S)


if __name__ == "__main__":
    sys.exit(main())
