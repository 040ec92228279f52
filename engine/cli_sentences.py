"""The commands about sentences: their meaning, the words of a model, conditions on a result."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from ..model.errors import MtrefsegError
from ..model.files.refilter import refilter, request_of
from ..model.sentences.layer_slug import layer_slug
from ..model.sentences.parse_sentence import parse_sentence
from ..model.weights.known_words import read_model_words
from ..model.weights.replaced_conditions import replaced_conditions, without_conditions
from .cli_errors import exit_on_error
from .option_texts import SPELLINGS, Json
from .printing import print_answers, print_warning
from .printing_sentences import print_parsed, print_words

app = typer.Typer()


@app.command()
def parse(
    sentence: Annotated[str, typer.Argument(help="What to look for, as for predict.")],
    model: Annotated[str, typer.Option(help="Bundled model, or a model folder.")] = "mini",
    layer: Annotated[
        list[str] | None, typer.Option(help="Name of a reference layer; may be repeated.")
    ] = None,
    guess: Annotated[bool, typer.Option("--guess", help=SPELLINGS["guess"].help)] = False,
    as_json: Json = False,
) -> None:
    """Show what a sentence means: what the model is given, and what the map measures."""
    with exit_on_error(as_json):
        names = [layer_slug(name.partition("=")[0]) for name in layer or ()]
        print_parsed(parse_sentence(sentence, read_model_words(model), names, guess), as_json)


@app.command()
def words(
    model: Annotated[str, typer.Argument(help="Bundled model, or a model folder.")] = "mini",
    as_json: Json = False,
) -> None:
    """List the objects, changes and sentences that a model knows."""
    with exit_on_error(as_json):
        print_words(read_model_words(model), as_json)


@app.command("filter")
def filter_changes(
    changes: Annotated[str, typer.Argument(help="GeoPackage that mtrefseg wrote.")],
    where: Annotated[
        str | None,
        typer.Option(help=f"{SPELLINGS['where'].help} Empty: none any more."),
    ] = None,
    sentence: Annotated[
        list[str] | None,
        typer.Option(
            help="Sentence whose conditions replace those of the run's sentence about the same; "
            "may be repeated."
        ),
    ] = None,
    reset: Annotated[
        bool, typer.Option("--reset", help="Remove all conditions before the others apply.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Apply other conditions to a finished result, without a run."""
    with exit_on_error(as_json):
        if where is None and not sentence and not reset:
            raise MtrefsegError(
                "No condition was given.", "Give --where, --sentence, or --reset for none."
            )
        request = request_of(changes)
        if reset:
            request = replace(request, parsed=without_conditions(request.parsed), where="")
        parsed = replaced_conditions(request, sentence or ())
        result = refilter(changes, parsed, request.where if where is None else where)
        for warning in () if as_json else result.warnings:
            print_warning(warning)
        print_answers(result, as_json)
