"""``make demo``: from two rasters and sentences to polygons, in one command.

Runs mtrefseg:detectchanges in qgis_process with a clean profile, or, where there is no QGIS, the
command line. Environment: BEFORE, AFTER, SENTENCE (one per line) for the user's rasters.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "demo"
OUTPUT = DEMO / "changes.gpkg"
PREVIEW = DEMO / "preview.png"
PAIR = [ROOT / "resources" / "demo" / f"naip_{date}.tif" for date in ("2009-08-18", "2014-07-20")]
SENTENCES = "the water that appeared"


class DemoError(Exception):
    """One line for the user."""


def main() -> int:
    try:
        before, after = rasters()
        sentences = lines(os.environ.get("SENTENCE", "").strip() or SENTENCES)
        OUTPUT.unlink(missing_ok=True)
        started_s = time.monotonic()
        detect(before, after, sentences)
        report(sentences, time.monotonic() - started_s)
        preview()
    except DemoError as error:
        print(f"make demo: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("make demo: stopped", file=sys.stderr)
        return 130
    return 0


def rasters() -> tuple[str, str]:
    """Return the user's rasters, or the shipped pair of a real place, see resources/demo."""
    given = [os.environ.get(name, "").strip() for name in ("BEFORE", "AFTER")]
    DEMO.mkdir(exist_ok=True)
    if any(given):
        if not all(given):
            raise DemoError(
                'give both rasters: make demo BEFORE=old.tif AFTER=new.tif SENTENCE="…"'
            )
        for path in given:
            if not Path(path).exists():
                raise DemoError(f"raster '{path}' does not exist")
        return str(Path(given[0]).absolute()), str(Path(given[1]).absolute())
    return str(PAIR[0]), str(PAIR[1])


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def python(*arguments: str) -> None:
    if subprocess.call([sys.executable, *arguments], cwd=ROOT):
        raise DemoError(f"'python {' '.join(arguments)}' failed, see above")


def detect(before: str, after: str, sentences: list[str]) -> None:
    # Debian's wrapper of 3.22 passes an option that the binary refuses.
    binary = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if binary is None:
        print("There is no QGIS here: the same job runs through the command line.", flush=True)
        python("-m", "mtrefseg", "predict", before, after, *sentences, "-o", str(OUTPUT))
    else:
        with tempfile.TemporaryDirectory(prefix="mtrefseg-demo-") as folder:
            in_qgis(binary, Path(folder), before, after, sentences)
    if not OUTPUT.exists():
        raise DemoError(f"{OUTPUT} was not written, see above")


def in_qgis(binary: str, folder: Path, before: str, after: str, sentences: list[str]) -> None:
    """Run the algorithm in a profile with this plugin only."""
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "mtrefseg").symlink_to(ROOT, target_is_directory=True)
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": os.environ.get("XDG_RUNTIME_DIR", str(folder)),
        "PYTHONWARNINGS": "ignore",
        # QGIS would leave statistics beside the user's rasters.
        "GDAL_PAM_ENABLED": "NO",
    }
    enable = [binary, "plugins", "enable", "mtrefseg"]
    done = subprocess.run(enable, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise DemoError(f"qgis_process cannot enable the plugin: {done.stderr.strip()}")
    given = {"BEFORE": before, "AFTER": after, "OUTPUT": str(OUTPUT)}
    arguments = [f"--{key}={value}" for key, value in given.items()]
    arguments.append("--SENTENCES=" + "\n".join(sentences))
    print("Running mtrefseg:detectchanges in qgis_process …", flush=True)
    run = [binary, "run", "mtrefseg:detectchanges", *arguments]
    if subprocess.call(run, env=environment):
        raise DemoError("qgis_process refused the run, the reason is above")


def report(sentences: list[str], seconds: float) -> None:
    """Print the contents of the GeoPackage."""
    query = (
        "SELECT count(*), coalesce(sum(area_m2), 0), avg(confidence) "
        "FROM {table} WHERE sentence = ?"
    )
    print(f"\n{'sentence':<44} {'number':>6} {'area':>11} {'confidence':>10}")
    with closing(sqlite3.connect(OUTPUT)) as data:
        (table,) = data.execute(
            "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
        ).fetchone()
        quoted = '"' + table.replace('"', '""') + '"'
        for sentence in sentences:
            row = data.execute(query.format(table=quoted), (sentence,)).fetchone()
            mean = "–" if row[2] is None else f"{row[2]:.2f}"
            print(f"{sentence:<44} {row[0]:>6} {row[1] / 10_000:>8.2f} ha {mean:>10}")
    print(f"{seconds:.1f} s, all starts included")


def preview() -> None:
    python("-m", "mtrefseg", "preview", str(OUTPUT), "-o", str(PREVIEW))
    for path in (OUTPUT, PREVIEW):
        print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
