"""The command line ``mtrefseg``; it fills the same requests as the dock and Processing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ..model.requests.check import CheckRequest
from ..model.requests.detect import DetectRequest
from ..model.requests.detect_result import DetectResult
from ..model.requests.files import ImportRequest
from ..model.requests.redraw import RedrawRequest
from ..model.requests.same_raster import check_two_rasters
from ..model.version import VERSION
from ..model.weights.parse_request import parsed_request
from . import cli_craft, cli_mini, cli_sentences, cli_train
from .cli_errors import escape_unprintable, exit_on_error, exit_on_signals, print_interrupted
from .logs import keep_log
from .malloc import keep_freed_memory
from .option_texts import GSD, NODATA, PANELS, SPELLINGS, AllowRemote, Json, Overwrite, read_nodata
from .printing import plain_or_bar, print_check, print_facts, print_result, print_warning
from .printing_sentences import print_missing_layers
from .request_options import RequestOptions

app = typer.Typer(
    name="mtrefseg",
    help="Change maps from two rasters of one place and a sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_sentences.app)
app.add_typer(cli_train.app)
app.add_typer(cli_mini.app)
app.add_typer(cli_craft.app, name="craft")


@app.command()
@RequestOptions(
    DetectRequest, ("before", "after", "sentences"), SPELLINGS, (GSD, NODATA), panels=PANELS,
    without=("measured_shift_px", "parsed"),
)  # fmt: skip
def predict(
    request: DetectRequest,
    preview: Annotated[Path | None, typer.Option(help="Picture of the result (.png).")] = None,
    as_json: Json = False,
) -> None:
    """Find the changes that the sentences describe; write them as polygons."""
    printed: list[str] = []
    result = _detect(request, preview, None if as_json else printed)
    print_result(result, as_json, printed)
    if preview:
        _draw(Path(result.output), preview, request.overwrite, request.pair.allow_remote)


def _detect(
    request: DetectRequest, preview: Path | None, printed: list[str] | None
) -> DetectResult:
    """Run a request.

    Args:
        request: The request.
        preview: Picture that is drawn afterwards; whether it may be is checked first.
        printed: Takes the warnings, which are printed as soon as they are known; None: they are
            not printed.
    """
    check_two_rasters(request.pair)
    if preview:
        from ..model.outputs.output_checks import check_preview_output

        check_preview_output(str(preview), request.output, request, request.overwrite)
    request = parsed_request(request)
    # torch takes seconds to load; bad options end the command before
    from ..model.inference.pipeline import detect

    console = Console(stderr=True)
    if printed is not None:
        print_missing_layers(request.parsed, console)

    def on_warning(text: str) -> None:
        if printed is not None:
            printed.append(text)
            print_warning(text, console)

    with plain_or_bar(console) as on_progress:
        return detect(request, on_progress, on_warning=on_warning)


@app.command()
@RequestOptions(RedrawRequest, ("probability", "source"), SPELLINGS, panels=PANELS)
def redraw(request: RedrawRequest, as_json: Json = False) -> None:
    """Draw other polygons from the probabilities of a finished run, without the network."""
    from ..model.outputs.redraw import redraw as draw_again

    with plain_or_bar(Console(stderr=True)) as on_progress:
        result = draw_again(request, on_progress)
    print_result(result, as_json)


@app.command()
@RequestOptions(CheckRequest, ("before", "after"), SPELLINGS, (GSD, NODATA), panels=PANELS)
def check(request: CheckRequest, as_json: Json = False) -> None:
    """Report whether two rasters fit together, and how far the second is shifted."""
    from ..model.rasters.check_pair import check_pair

    print_check(check_pair(request), as_json)


@app.command()
def info(
    paths: Annotated[list[str], typer.Argument(help="Rasters or models.")],
    nodata: Annotated[str, typer.Option(help="Values without data, as 0 or 0,250:255.")] = "",
    allow_remote: AllowRemote = False,
    as_json: Json = False,
) -> None:
    """Report the facts of a raster or a model, and the problems of a raster."""
    from .info import describe

    with exit_on_error(as_json):
        ranges = read_nodata(nodata, "--nodata")
        print_facts([describe(path, ranges, allow_remote) for path in paths], as_json)


@app.command()
def preview(
    changes: Annotated[Path, typer.Argument(help="GeoPackage that mtrefseg wrote.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Picture to write (.png).")],
    overwrite: Overwrite = False,
    allow_remote: AllowRemote = False,
) -> None:
    """Draw before, after and the change polygons over the after image."""
    with exit_on_error(as_json=False):
        _draw(changes, output, overwrite, allow_remote)


def _draw(changes: Path, output: Path, overwrite: bool, allow_remote: bool) -> None:
    from ..model.outputs.preview import draw_preview

    for warning in draw_preview(changes, output, overwrite, allow_remote).warnings:
        print_warning(warning)


@app.command("import-checkpoint")
@RequestOptions(ImportRequest, ("source", "folder"))
def import_checkpoint(request: ImportRequest, as_json: Json = False) -> None:
    """Convert a published checkpoint to a model folder; nothing in it is executed."""
    from .import_process import import_in_process

    with plain_or_bar(Console(stderr=True)) as on_progress:
        facts = import_in_process(request.source, request.folder, on_progress)
    shown = facts if as_json else {**facts, "dropped": f"{len(facts['dropped'])} tensors"}
    print_facts([shown], as_json)


def _print_version(requested: bool) -> None:
    if requested:
        print(VERSION)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Print the log, with the traceback of an error.")
    ] = False,
) -> None:
    """Change maps from two rasters of one place and a sentence."""
    keep_log(to_stderr=debug)


def main() -> None:
    """Run the command line."""
    try:
        keep_freed_memory()
        escape_unprintable()
        exit_on_signals()
        app()
    except KeyboardInterrupt:  # before a command began, or after its end
        print_interrupted()
        raise SystemExit(130) from None
