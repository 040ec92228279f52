"""The command that trains the bundled model again; its options are those of the recipe."""

from __future__ import annotations

import typer

from .cli_errors import exit_on_error

app = typer.Typer()
PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True}


@app.command("train-mini", hidden=True, add_help_option=False, context_settings=PASS_ON)
def train_mini(context: typer.Context) -> None:
    """Train the bundled model again, with training/mini/recipe.py."""
    # only now: the recipe loads torch, also for its help
    from ..training.mini.recipe import main

    recipe = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    recipe.command()(exit_on_error(as_json=False)(main))
    recipe(args=context.args, prog_name="mtrefseg train-mini")
