"""``python -m mtrefseg.training.mini``: the recipe of the bundled model."""

import typer

from ...engine.cli_errors import one_line_errors
from .recipe import main

if __name__ == "__main__":
    typer.run(one_line_errors(as_json=False)(main))
