"""qgis_process in a clean profile: another process, numbers as strings."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

ROOT = Path(__file__).resolve().parents[2]
# Debian's wrapper of 3.22 passes an option that the binary refuses.
BINARY = shutil.which("qgis_process.bin") or shutil.which("qgis_process")

pytestmark = pytest.mark.skipif(BINARY is None, reason="there is no qgis_process")


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """A profile with nothing but this plugin."""
    folder = tmp_path_factory.mktemp("profile")
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "mtrefseg").symlink_to(ROOT, target_is_directory=True)
    call(folder, "plugins", "enable", "mtrefseg")
    return folder


def call(profile, *arguments):
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QT_QPA_PLATFORM": "offscreen",
        "MTREFSEG_PYTHON": str(ROOT / "tests" / "fake_worker.py"),
    }
    return subprocess.run(
        [BINARY, *arguments], env=environment, capture_output=True, text=True, timeout=60
    )


def detect(profile, values, **change):
    given = [f"--{key}={value}" for key, value in {**values, **change}.items()]
    return call(profile, "--json", "run", "mtrefseg:detectchanges", *given)


def test_it_is_listed_and_explains_itself(profile):
    assert "mtrefseg:detectchanges" in call(profile, "list").stdout
    text = call(profile, "help", "mtrefseg:detectchanges").stdout
    assert "THRESHOLD" in text
    assert "SENTENCES" in text


def test_numbers_come_as_strings_and_sentences_as_lines(profile, values):
    numbers = {"THRESHOLD": "0.4", "MIN_AREA": "10", "TILE_SIZE": "256", "CONNECTIVITY": "8"}
    done = detect(profile, values, SENTENCES="count 2\ncount 1", **numbers)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    assert (results["COUNT"], results["AREA"]) == (3, 300)
    assert QgsVectorLayer(results["OUTPUT"], "r").featureCount() == 3


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"BEFORE": "/no/such.tif"}, "/no/such.tif"),
        ({"SENTENCES": " "}, "sentence"),
        ({"THRESHOLD": "2"}, "Threshold 2"),
        ({"SENTENCES": "refuse"}, "The rasters do not overlap."),
        ({"SENTENCES": "crash"}, "exit code 3"),
    ],
)
def test_bad_input_is_a_sentence_and_exit_code_1(profile, values, change, part):
    done = detect(profile, values, **change)
    assert done.returncode == 1
    assert part in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not Path(values["OUTPUT"]).exists()


def test_a_list_is_given_by_repeating_a_parameter(profile, values):
    bands = [f"--BANDS_BEFORE={band}" for band in (3, 2, 7)]
    given = [f"--{key}={value}" for key, value in values.items()]
    done = call(profile, "--json", "run", "mtrefseg:detectchanges", *given, *bands)
    assert done.returncode == 1
    assert "'3,2,7' names band 7, but 'before' has 3" in done.stdout + done.stderr


def test_one_raster_for_both_dates_is_refused(profile, values):
    done = detect(profile, values, AFTER=values["BEFORE"])
    assert done.returncode == 1
    assert "Before and after are the same raster" in done.stdout + done.stderr


def test_options_go_by_name_or_place_and_switches_by_words(profile, values):
    done = detect(profile, values, CONNECTIVITY="1", DEVICE="CPU", REVIEW="true", FIT_GSD="false")
    assert done.returncode == 0, done.stderr


def test_training_data_are_described_and_a_build_without_sources_is_refused(
    profile, values, training_file
):
    given = [f"--INPUT={training_file}", "--RECORDS_PER_CHIP=7", "--WORDINGS=2", "--COLOURS=false"]
    done = call(profile, "--json", "run", "mtrefseg:describecandidates", *given)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    assert (results["COUNT"], results["SENTENCES"]) == (7, 2)
    rasters = [f"--{name}={values[name]}" for name in ("BEFORE", "AFTER", "OUTPUT")]
    done = call(profile, "run", "mtrefseg:buildcandidates", *rasters)
    assert done.returncode == 1
    assert "No source of candidates was given." in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_worker_outlives_it(profile, values):
    detect(profile, values)
    alive = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(profile).encode() in path.read_bytes():
                alive.append(path.parent.name)
        except OSError:
            continue
    assert alive == []
