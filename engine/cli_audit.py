"""The command ``mtrefseg craft agreement``: the audit of a file in numbers."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from .cli_errors import exit_on_error
from .option_texts import Json, Overwrite

app = typer.Typer()


@app.command()
def agreement(
    file: Annotated[Path, typer.Argument(help="Training file, or the GeoPackage of a result.")],
    report: Annotated[
        Path | None, typer.Option("--report", help="Report to write (.html or .md).")
    ] = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Report who audited a file, how long, how well they agree, and which errors they found."""
    from ..model.audit.summary_text import summary_lines
    from ..training.craft.audit_report import NOBODY, summary_of, write_audit_report

    with exit_on_error(as_json):
        summary = summary_of(file)
        if report is not None:
            write_audit_report(file, summary, report, overwrite)
        if as_json:
            print(json.dumps(_plain(summary), ensure_ascii=False))
            return
        console = Console(highlight=False)
        for line in summary_lines(summary) or [NOBODY]:
            console.print(line, markup=False, soft_wrap=True)


def _plain(value: Any) -> Any:
    """Return named tuples as objects, and what is not defined as null."""
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return None if isinstance(value, float) and math.isnan(value) else value
