"""What is shipped, and under which name."""

import configparser
import subprocess
import tomllib
from pathlib import Path

import pytest

from mtrefseg.model.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NOT_PACKAGES = {"tests", "tools", "demo", "build", "dist", "resources", "i18n"}


@pytest.fixture(scope="module")
def metadata():
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


@pytest.fixture(scope="module")
def archive():
    """Names in the archive of the working tree's tracked files, without the prefix."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    run = subprocess.run(
        ["git", "archive", "--format=tar", "--worktree-attributes", "HEAD"],
        cwd=ROOT,
        capture_output=True,
    )
    if run.returncode:
        pytest.skip("nothing is committed")
    listed = subprocess.run(["tar", "-t"], input=run.stdout, capture_output=True, check=True)
    return [n for n in listed.stdout.decode().splitlines() if not n.endswith("/")]


def test_the_list_of_packages_equals_the_folders():
    found = {"mtrefseg"}
    for init in ROOT.rglob("__init__.py"):
        parts = init.relative_to(ROOT).parts[:-1]
        if parts and parts[0] not in NOT_PACKAGES and not parts[0].startswith("."):
            found.add(".".join(("mtrefseg", *parts)))
    assert sorted(PROJECT["tool"]["setuptools"]["packages"]) == sorted(found)


def test_the_version_is_that_of_the_metadata(metadata):
    assert PROJECT["project"]["version"] == metadata["version"] == VERSION
    assert all(part.isdigit() for part in VERSION.split("."))
    assert len(VERSION.split(".")) == 3


@pytest.mark.parametrize(
    "key",
    "name description version qgisMinimumVersion author email about tracker repository "
    "homepage".split(),
)
def test_the_metadata_has_what_the_repository_demands(metadata, key):
    assert metadata[key].strip()


def test_the_metadata_fits_processing_and_qgis_4(metadata):
    assert metadata["hasProcessingProvider"] == "yes"
    assert metadata["qgisMaximumVersion"] == "4.99"
    assert "supportsQt6" not in metadata
    assert "plugin" not in metadata["name"].lower()
    assert "torch" in metadata["about"].lower()
    assert (ROOT / metadata["icon"]).is_file()


def test_only_two_python_files_lie_at_the_root():
    assert {p.name for p in ROOT.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_the_zip_holds_the_package_and_nothing_of_the_workshop(archive):
    assert {"metadata.txt", "LICENSE", "__init__.py", "resources/icon.svg"} <= set(archive)
    workshop = {"docs", "tests", "tools", ".ci", "Makefile"}
    assert not [n for n in archive if n.split("/")[0] in workshop]
    assert not [n for n in archive if Path(n).suffix in {".sh", ".bat", ".so", ".dll", ".pyc"}]


def test_the_shipped_files_stay_below_25_megabytes(archive):
    assert sum((ROOT / n).stat().st_size for n in archive if (ROOT / n).exists()) < 25e6
