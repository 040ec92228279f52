"""Writes the card of a model that is trained: what was measured, and how it came about.

Run ``python -m mtrefseg.training.mini.write_card MODEL --data DATA --json FIGURES``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...model.files.atomic_write import write_text
from ...model.weights.model_folder import CARD, folder_of
from ..evaluation.subject import Subject
from .card import Training
from .card import write_card as card_of

COMMAND = "python -m mtrefseg.training.mini OUT --data DATA"


def main(
    model: Annotated[str, typer.Argument(help="Model folder; its card is replaced.")],
    data: Annotated[Path, typer.Option(help="Folder of the real pairs.")],
    json: Annotated[
        Path | None, typer.Option(help="The figures of an earlier measurement; go on with those.")
    ] = None,
    command: Annotated[str, typer.Option(help="Command line of the training.")] = COMMAND,
    free: Annotated[
        bool, typer.Option("--free", help="It was trained on material that is free for any use.")
    ] = False,
    name: Annotated[str, typer.Option(help="Name of the model.")] = "mini",
    story: Annotated[
        Path | None, typer.Option(help="Markdown: which parts ran where, hours, steps.")
    ] = None,
    more: Annotated[
        Path | None, typer.Option(help="Markdown: further parts, as tables of ablations.")
    ] = None,
) -> None:
    """Write the card of a model."""
    texts = [path.read_text(encoding="utf-8") if path else "" for path in (story, more)]
    training = Training(command, data, free, name, *texts)
    parts = json.with_suffix(".parts") if json else None
    card = card_of(Subject(model, data), training, parts, typer.echo)
    write_text(folder_of(model) / CARD, card.to_text())


if __name__ == "__main__":
    typer.run(main)
