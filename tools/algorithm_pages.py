"""Writes ``docs/algorithms``: one page per Processing algorithm, from what its dialog shows.

``QT_QPA_PLATFORM=offscreen .venv/bin/python tools/algorithm_pages.py``. The test
``tests/qgis/test_algorithm_pages.py`` fails when a page is not what this makes.
"""

import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.core import QgsProcessingParameterDefinition as Parameter

from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.processing_provider.provider import MtrefsegProvider

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "algorithms"
EXAMPLES = {
    "buildcandidates": {
        "BEFORE": "old.tif",
        "AFTER": "new.tif",
        "POLYGONS": "houses.gpkg",
        "OBJECT": "house",
        "OUTPUT": "training.gpkg",
    },
    "checkpair": {"BEFORE": "old.tif", "AFTER": "new.tif", "OUTPUT": "pair.html"},
    "describecandidates": {"INPUT": "training.gpkg", "WORDINGS": "3"},
    "detectchanges": {
        "BEFORE": "old.tif",
        "AFTER": "new.tif",
        "SENTENCES": "the water that appeared",
        "OUTPUT": "changes.gpkg",
    },
    "evaluate": {"MODEL": "mini", "DATA": "pairs", "REPORT": "report.html"},
    "exporttrainingset": {"INPUT": "training.gpkg", "OUTPUT": "training_set"},
    "filterchanges": {"INPUT": "changes.gpkg", "FILTER": "area_m2 > 500"},
    "importcheckpoint": {"SOURCE": "downloaded", "OUTPUT": "r1"},
    "importtrainingset": {"INPUT": "training_set", "OUTPUT": "imported.gpkg"},
    "testendpoint": {"AGENT_ENDPOINT": "http://localhost:8080/v1"},
    "trainstage1": {"DATA": "pairs", "OUTPUT": "stage1"},
    "trainstage2": {"MODEL": "stage1", "OUTPUT": "my_model"},
}
KINDS = {
    "authcfg": "entry of the authentication store",
    "boolean": "yes or no",
    "distance": "distance",
    "enum": "choice",
    "expression": "expression",
    "extent": "extent",
    "field": "field",
    "file": "folder",
    "fileDestination": "new file",
    "folderDestination": "new folder",
    "multilayer": "vector layers",
    "raster": "raster layer",
    "rasterDestination": "new raster",
    "string": "text",
    "source": "vector layer",
    "vector": "vector layer",
    "vectorDestination": "new vector layer",
    "outputFile": "file",
    "outputFolder": "folder",
    "outputHtml": "HTML page",
    "outputNumber": "number",
    "outputRaster": "raster layer",
    "outputString": "text",
    "outputVector": "vector layer",
}


def pages(provider: QgsProcessingProvider) -> dict[str, str]:
    """Return the name of each file and its text, the list of all of them included."""
    algorithms = sorted(provider.algorithms(), key=lambda algorithm: algorithm.name())
    texts = {f"{algorithm.name()}.md": page(algorithm) for algorithm in algorithms}
    lines = [f"* [{a.displayName()}]({a.name()}.md): {a.shortDescription()}" for a in algorithms]
    head = "# Processing algorithms\n\nIn the toolbox under MTRefSeg, in models, in batches.\n\n"
    return {**texts, "README.md": head + "\n".join(lines) + "\n"}


def page(algorithm: QgsProcessingAlgorithm) -> str:
    """Return the page of an algorithm in Markdown."""
    defined = [p for p in algorithm.parameterDefinitions() if not p.isDestination()]
    advanced = [p for p in defined if p.flags() & Parameter.Flag.FlagAdvanced]
    files = [p for p in algorithm.parameterDefinitions() if p.isDestination()]
    named = {p.name() for p in files}
    values = [o for o in algorithm.outputDefinitions() if o.name() not in named]
    parts = [
        f"# {algorithm.displayName()}",
        f"`{algorithm.id()}`, group *{algorithm.group()}*. {algorithm.shortDescription()}",
        algorithm.shortHelpString(),
        "## Parameters\n\n" + _table([p for p in defined if p not in advanced]),
    ]
    if advanced:
        parts.append("## Advanced parameters\n\n" + _table(advanced))
    parts.append("## Outputs\n\n" + _table(files))
    rows = [f"| `{o.name()}` | {o.description()} | {KINDS[o.type()]} |" for o in values]
    parts.append("\n".join(["| value | meaning | type |", "|---|---|---|", *rows]))
    return "\n\n".join([*parts, "## Example", _example(algorithm)]) + "\n"


def _table(parameters: list[Parameter]) -> str:
    rows = [
        f"| `{p.name()}` | **{p.description()}**: {p.help()} | {_kind(p)} | {_default(p)} |"
        for p in parameters
    ]
    return "\n".join(["| name | meaning | type | default |", "|---|---|---|---|", *rows])


def _kind(parameter: Parameter) -> str:
    if parameter.type() == "number":
        whole = parameter.dataType() == type(parameter).Type.Integer
        return "whole number" if whole else "number"
    if parameter.type() == "enum":
        several = "several of " if parameter.allowMultiple() else ""
        return several + ", ".join(f"`{option}`" for option in parameter.options())
    unit = " (m)" if parameter.type() == "distance" else ""
    return KINDS[parameter.type()] + unit


def _default(parameter: Parameter) -> str:
    value = parameter.defaultValue()
    if parameter.isDestination() or value in (None, "", []):
        return "optional" if parameter.flags() & Parameter.Flag.FlagOptional else "required"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _example(algorithm: QgsProcessingAlgorithm) -> str:
    given = [
        f'--{name}="{value}"' if " " in value else f"--{name}={value}"
        for name, value in EXAMPLES[algorithm.name()].items()
    ]
    return "\n".join(
        ["```sh", f"qgis_process run {algorithm.id()} \\", "  " + " ".join(given), "```"]
    )


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    provider = MtrefsegProvider(WorkerClient(lambda: [sys.executable], Path()))
    provider.refreshAlgorithms()
    FOLDER.mkdir(parents=True, exist_ok=True)
    texts = pages(provider)
    for old in FOLDER.glob("*.md"):
        old.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    del provider
    application.exitQgis()


if __name__ == "__main__":
    main()
