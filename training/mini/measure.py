"""Measures every figure of the model card from the data folder.

Run ``python -m mtrefseg.training.mini.measure MODEL --data DATA``; ``--quick`` takes fixed parts of
the large sets, to follow a training.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...model.files.atomic_write import write_text
from ..evaluation.sheets import Sheets
from ..evaluation.subject import Subject
from .measure_tables import markdown
from .measurement import measure


def main(
    model: Annotated[str, typer.Argument(help="Bundled model or model folder.")],
    data: Annotated[Path, typer.Option(help="Folder of the real pairs.")],
    only: Annotated[str, typer.Option(help="Sets, as levir,ms_hs; all unless given.")] = "",
    quick: Annotated[
        bool, typer.Option("--quick", help="Fixed parts of the large sets only.")
    ] = False,
    json: Annotated[
        Path | None,
        typer.Option(
            help="File for the figures (.json); the tables stand beside it (.md). What is done "
            "is kept there, so an interrupted measurement goes on."
        ),
    ] = None,
    sheets: Annotated[Path | None, typer.Option(help="Folder for 20 pictures per set.")] = None,
    device: Annotated[str, typer.Option(help="What is computed on: cpu, cuda or auto.")] = "cpu",
) -> None:
    """Measure a model on everything that is held out."""
    if sheets:
        sheets.mkdir(parents=True, exist_ok=True)
    if json:
        json.parent.mkdir(parents=True, exist_ok=True)
    drawn = Sheets(sheets) if sheets else None
    subject = Subject(model, data, quick, device=device, sheets=drawn)
    names = [name for name in only.split(",") if name]
    parts = json.with_suffix(".parts") if json else None
    found = measure(subject, names, parts, lambda line: typer.echo(line, err=True))
    tables = markdown(found)
    if json:
        write_text(json, found.to_json())
        write_text(json.with_suffix(".md"), tables)
    typer.echo(tables)


if __name__ == "__main__":
    typer.run(main)
