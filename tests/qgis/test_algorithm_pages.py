"""``docs/algorithms`` says what the dialogs say, and its examples name real parameters."""

import importlib.util
from pathlib import Path

import pytest
from qgis.core import QgsProcessingParameterDefinition

ROOT = Path(__file__).resolve().parents[2]
OPTIONAL = QgsProcessingParameterDefinition.Flag.FlagOptional
spec = importlib.util.spec_from_file_location(
    "algorithm_pages", ROOT / "tools" / "algorithm_pages.py"
)
algorithm_pages = importlib.util.module_from_spec(spec)
spec.loader.exec_module(algorithm_pages)

NAMES = sorted(algorithm_pages.EXAMPLES)


def test_the_pages_are_what_the_script_makes(provider):
    made = algorithm_pages.pages(provider)
    written = {
        path.name: path.read_text(encoding="utf-8") for path in algorithm_pages.FOLDER.iterdir()
    }
    assert sorted(written) == sorted(made), "run tools/algorithm_pages.py"
    for name, text in made.items():
        assert written[name] == text, f"{name} is stale: run tools/algorithm_pages.py"


def test_every_algorithm_has_an_example(provider):
    assert sorted(algorithm.name() for algorithm in provider.algorithms()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_what_is_required_and_nothing_unknown(provider, name):
    algorithm, given = provider.algorithm(name), algorithm_pages.EXAMPLES[name]
    required = {
        parameter.name()
        for parameter in algorithm.parameterDefinitions()
        if not parameter.flags() & OPTIONAL and parameter.defaultValue() is None
    }
    assert required <= set(given)
    assert set(given) <= {p.name() for p in algorithm.parameterDefinitions()}


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_is_on_the_page_with_its_help(provider, name):
    algorithm = provider.algorithm(name)
    page = algorithm_pages.page(algorithm)
    assert algorithm.shortHelpString() in page
    for parameter in algorithm.parameterDefinitions():
        assert f"| `{parameter.name()}` | **{parameter.description()}**" in page
        assert parameter.help().strip()
        assert parameter.help() in page
