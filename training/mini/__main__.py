"""``python -m mtrefseg.training.mini``: the recipe of the bundled model."""

import typer

from ...engine.cli_errors import exit_on_error
from .recipe import main

if __name__ == "__main__":
    typer.run(exit_on_error(as_json=False)(main))
