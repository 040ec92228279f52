"""The commands ``mtrefseg craft``: training data from two rasters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console

from ..model.requests.craft_build import CraftBuildRequest
from ..model.requests.craft_describe import CraftDescribeRequest
from ..model.requests.craft_export import CraftExportRequest, CraftImportRequest
from ..model.requests.events import Progress
from ..model.requests.probe_endpoint import ProbeEndpointRequest
from . import cli_audit
from .agent_key import agent_key
from .option_texts import PANELS, SPELLINGS, Json
from .printing import plain_or_bar, print_facts
from .request_options import RequestOptions, Spelling

CRAFT_SPELLINGS = {
    **SPELLINGS,
    "layers": Spelling(
        "Vector layer that sentences may name, as roads=roads.gpkg; may be repeated.", ("--layer",)
    ),
    "overwrite": Spelling("Replace a training file, with all that people did in it."),
}

app = typer.Typer(help="Make training data from two rasters.", no_args_is_help=True)
app.add_typer(cli_audit.app)


@app.callback()
def _group() -> None:
    """Make training data from two rasters."""


@app.command()
@RequestOptions(CraftBuildRequest, ("before", "after", "records"), CRAFT_SPELLINGS, panels=PANELS)
def build(request: CraftBuildRequest, as_json: Json = False) -> None:
    """Find candidates of changes: from polygons, a model, a comparison, or a language model."""
    from ..training.craft.build_candidates import build_candidates

    with _progress() as (on_progress, on_message):
        key = agent_key(request.agent)
        done = build_candidates(request, key, on_progress, on_warning=on_message)
    _print(done, as_json)


@app.command()
@RequestOptions(CraftDescribeRequest, ("records",), CRAFT_SPELLINGS, panels=PANELS)
def describe(request: CraftDescribeRequest, as_json: Json = False) -> None:
    """Write sentences for the candidates of a training file."""
    from ..training.craft.describe_with_agent import describe_with_agent

    with _progress() as (on_progress, on_message):
        key = agent_key(request.agent)
        done = describe_with_agent(request, key, on_progress, on_message=on_message)
    _print(done, as_json)


@app.command()
@RequestOptions(CraftExportRequest, ("records", "folder"), CRAFT_SPELLINGS, panels=PANELS)
def export(request: CraftExportRequest, as_json: Json = False) -> None:
    """Write the audited records as training data in the layout of MTRefSeg-21K."""
    from ..training.craft.export.export_training_set import export_training_set

    with _progress() as (on_progress, _):
        done = export_training_set(request, on_progress)
    _print(done, as_json)


@app.command("import")
@RequestOptions(CraftImportRequest, ("folder", "records"), CRAFT_SPELLINGS, panels=PANELS)
def import_folder(request: CraftImportRequest, as_json: Json = False) -> None:
    """Make a training file of a folder in the layout of MTRefSeg-21K, to audit it."""
    from ..training.craft.export.import_training_set import import_training_set

    with _progress() as (on_progress, _):
        done = import_training_set(request, on_progress)
    _print(done, as_json)


@contextmanager
def _progress() -> Iterator[tuple[Callable[[Progress], None], Callable[[str], None]]]:
    console = Console(stderr=True)

    def on_message(text: str) -> None:
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    with plain_or_bar(console) as on_progress:
        yield on_progress, on_message


def _print(done: dict[str, Any], as_json: bool) -> None:
    """Print what was done; the warnings go to the error output."""
    warnings = done.get("warnings", ())
    if not as_json:
        for text in warnings:
            typer.echo(f"warning: {text}", err=True)
        done = {name: value for name, value in done.items() if name != "warnings"}
    print_facts([done], as_json)


@app.command()
@RequestOptions(ProbeEndpointRequest, ("agent_endpoint",), CRAFT_SPELLINGS, panels=PANELS)
def probe(request: ProbeEndpointRequest, as_json: Json = False) -> None:
    """Test a language model's endpoint with two small pictures; the key is in the environment."""
    from ..training.craft.agent.probe_endpoint import probe_endpoint

    print_facts([probe_endpoint(request, agent_key(request.agent))], as_json)
