"""The commands ``mtrefseg craft``: training data from two rasters."""

from __future__ import annotations

import typer

from ..model.requests.probe_endpoint import ProbeEndpointRequest
from . import cli_audit
from .agent_key import agent_key
from .option_texts import PANELS, SPELLINGS, Json
from .printing import print_facts
from .request_options import RequestOptions

app = typer.Typer(help="Make training data from two rasters.", no_args_is_help=True)
app.add_typer(cli_audit.app)


@app.callback()
def _group() -> None:
    """Make training data from two rasters."""


@app.command()
@RequestOptions(ProbeEndpointRequest, ("agent_endpoint",), SPELLINGS, panels=PANELS)
def probe(request: ProbeEndpointRequest, as_json: Json = False) -> None:
    """Test a language model's endpoint with two small pictures; the key is in the environment."""
    from ..training.craft.agent.probe_endpoint import probe_endpoint

    print_facts([probe_endpoint(request, agent_key(request.agent))], as_json)
