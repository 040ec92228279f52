"""The command line ``mtrefseg``: the same request as the dock and Processing fill."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ..model.requests.check import CheckRequest
from ..model.requests.detect import DetectRequest
from ..model.requests.detect_result import DetectResult
from ..model.requests.pair import PairSource, RasterSource
from ..model.requests.polygons import PolygonOptions
from ..model.requests.redraw import RedrawRequest
from ..model.requests.run import RunOptions
from ..model.requests.same_raster import check_two_rasters
from ..model.version import VERSION
from . import cli_train
from .cli_errors import escape_unprintable, exit_on_error, exit_on_signals, print_interrupted
from .cli_options import (
    AllowRemote,
    Bands,
    CrsAfter,
    CrsBefore,
    Extent,
    ExtentCrs,
    FileNodataAfter,
    FileNodataBefore,
    Json,
    Nodata,
    NodataAfter,
    NodataBefore,
    Shift,
    read_extent,
    read_nodata,
    read_numbers,
    read_shift,
)
from .gsd_option import AUTO, Gsd, read_gsd
from .logs import keep_log
from .malloc import keep_freed_memory
from .printing import plain_or_bar, print_check, print_facts, print_result, print_warning

app = typer.Typer(
    name="mtrefseg",
    help="Change maps from two rasters of one place and a sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_train.app)
Output = Annotated[str, typer.Option("--output", "-o", help="GeoPackage to write.")]
Model = Annotated[str, typer.Option(help="Bundled model or model folder.")]
Threshold = Annotated[float, typer.Option(help="A pixel counts above this probability, 0 to 1.")]
MinArea = Annotated[float, typer.Option(help="Smallest polygon in m².")]
FillHoles = Annotated[float, typer.Option(help="Fill holes up to this many m².")]
Simplify = Annotated[float, typer.Option(help="Simplify by this many metres.")]
Connectivity = Annotated[int, typer.Option(help="4, or 8 to join corners.")]
Within = Annotated[
    str, typer.Option(help="Vector file; keep only what touches one of its polygons.")
]
WithinLayer = Annotated[str, typer.Option(help="Layer of --within; empty: its first.")]
Review = Annotated[bool, typer.Option("--review", help="Add an empty field for your verdicts.")]
Overwrite = Annotated[
    bool,
    typer.Option("--overwrite", help="Replace also what you worked on, or what is no result."),
]


@app.command()
def predict(
    before: Annotated[str, typer.Argument(help="Raster of the first date.")],
    after: Annotated[str, typer.Argument(help="Raster of the second date, on any grid.")],
    sentences: Annotated[list[str], typer.Argument(help="What to look for; one or more.")],
    output: Output,
    model: Model = "mini",
    extent: Extent = None,
    extent_crs: ExtentCrs = "",
    bands_before: Bands = None,
    bands_after: Bands = None,
    nodata: Nodata = "",
    nodata_before: NodataBefore = "",
    nodata_after: NodataAfter = "",
    file_nodata_before: FileNodataBefore = True,
    file_nodata_after: FileNodataAfter = True,
    crs_before: CrsBefore = "",
    crs_after: CrsAfter = "",
    allow_remote: AllowRemote = False,
    gsd: Gsd = AUTO,
    shift: Shift = None,
    tile: Annotated[int | None, typer.Option(help="Tile size in pixels.")] = None,
    overlap: Annotated[int | None, typer.Option(help="Overlap of tiles in pixels.")] = None,
    threshold: Threshold = 0.5,
    min_area: MinArea = 0.0,
    fill_holes: FillHoles = 0.0,
    simplify: Simplify = 0.0,
    connectivity: Connectivity = 4,
    probability: Annotated[str | None, typer.Option(help="Probability raster (.tif).")] = None,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    precision: Annotated[str, typer.Option(help="auto, float32, bfloat16 or float16.")] = "auto",
    batch: Annotated[int | None, typer.Option(help="Tiles in a batch.")] = None,
    compiled: Annotated[
        bool, typer.Option("--compile", help="Compile the network first; pays on long runs.")
    ] = False,
    preview: Annotated[Path | None, typer.Option(help="Picture of the result (.png).")] = None,
    within: Within = "",
    within_layer: WithinLayer = "",
    review: Review = False,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Find the changes that the sentences describe; write them as polygons."""
    with exit_on_error(as_json):
        gsd_m, fit_gsd = read_gsd(gsd)
        request = DetectRequest(
            PairSource(
                _raster(
                    before, "before", bands_before, crs_before, nodata, nodata_before,
                    file_nodata_before,
                ),
                _raster(
                    after, "after", bands_after, crs_after, nodata, nodata_after, file_nodata_after
                ),
                read_extent(extent),
                extent_crs,
                gsd_m,
                read_shift(shift),
                allow_remote,
            ),
            tuple(sentences),
            output,
            model,
            fit_gsd,
            PolygonOptions(
                threshold, min_area, fill_holes, simplify, connectivity, within, within_layer,
                review,
            ),
            probability,
            RunOptions(tile, overlap, device, batch, precision, compiled),
            overwrite=overwrite,
        )  # fmt: skip
        told: list[str] = []
        result = _run(request, preview, None if as_json else told)
        print_result(result, as_json, told)
        if preview:
            _draw(Path(result.output), preview, overwrite, allow_remote)


def _raster(
    path: str, date: str, bands: str | None, crs: str, nodata: str, own_nodata: str,
    file_nodata: bool,
) -> RasterSource:  # fmt: skip
    return RasterSource(
        path,
        read_numbers(bands, f"bands-{date}", int),
        crs,
        read_nodata(nodata, own_nodata, date),
        file_nodata,
    )


def _run(request: DetectRequest, preview: Path | None, told: list[str] | None) -> DetectResult:
    """Run a request; warnings are printed as soon as they are known, and kept in ``told``."""
    check_two_rasters(request.pair)
    if preview:
        from ..model.outputs.output_checks import check_preview_output

        check_preview_output(str(preview), request.output, request, request.overwrite)
    from ..model.inference.pipeline import (
        detect,  # torch takes seconds to load; bad options are told at once
    )

    console = Console(stderr=True)

    def warn(text: str) -> None:
        if told is not None:
            told.append(text)
            print_warning(text, console)

    with plain_or_bar(console) as report:
        return detect(request, report, on_warning=warn)


@app.command()
def redraw(
    probability: Annotated[str, typer.Argument(help="Probability raster that predict wrote.")],
    source: Annotated[str, typer.Argument(help="GeoPackage of the same run.")],
    output: Output,
    threshold: Threshold = 0.5,
    min_area: MinArea = 0.0,
    fill_holes: FillHoles = 0.0,
    simplify: Simplify = 0.0,
    connectivity: Connectivity = 4,
    within: Within = "",
    within_layer: WithinLayer = "",
    review: Review = False,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Draw other polygons from the probabilities of a finished run, without the network."""
    with exit_on_error(as_json):
        from ..model.outputs.redraw import redraw as draw_again

        request = RedrawRequest(
            probability=probability,
            source=source,
            output=output,
            polygon_options=PolygonOptions(
                threshold, min_area, fill_holes, simplify, connectivity, within, within_layer,
                review,
            ),
            overwrite=overwrite,
        )  # fmt: skip
        with plain_or_bar(Console(stderr=True)) as report:
            done = draw_again(request, report)
        print_result(done, as_json)


@app.command()
def check(
    before: Annotated[str, typer.Argument(help="Raster of the first date.")],
    after: Annotated[str, typer.Argument(help="Raster of the second date, on any grid.")],
    extent: Extent = None,
    extent_crs: ExtentCrs = "",
    bands_before: Bands = None,
    bands_after: Bands = None,
    nodata: Nodata = "",
    nodata_before: NodataBefore = "",
    nodata_after: NodataAfter = "",
    file_nodata_before: FileNodataBefore = True,
    file_nodata_after: FileNodataAfter = True,
    crs_before: CrsBefore = "",
    crs_after: CrsAfter = "",
    allow_remote: AllowRemote = False,
    shift: Shift = None,
    model: Model = "mini",
    gsd: Gsd = AUTO,
    as_json: Json = False,
) -> None:
    """Say whether two rasters fit together, and how far the second is shifted."""
    with exit_on_error(as_json):
        from ..model.rasters.check_pair import check_pair

        gsd_m, fit_gsd = read_gsd(gsd)
        request = CheckRequest(
            PairSource(
                _raster(
                    before, "before", bands_before, crs_before, nodata, nodata_before,
                    file_nodata_before,
                ),
                _raster(
                    after, "after", bands_after, crs_after, nodata, nodata_after, file_nodata_after
                ),
                read_extent(extent),
                extent_crs,
                gsd_m,
                read_shift(shift),
                allow_remote,
            ),
            model,
            fit_gsd,
        )  # fmt: skip
        print_check(check_pair(request), as_json)


@app.command()
def info(
    paths: Annotated[list[str], typer.Argument(help="Rasters or models.")],
    nodata: Nodata = "",
    allow_remote: AllowRemote = False,
    as_json: Json = False,
) -> None:
    """Say what a raster or a model is, and what speaks against a raster."""
    from .info import describe

    with exit_on_error(as_json):
        ranges = read_nodata(nodata, "", "")
        facts = [describe(path, ranges, allow_remote) for path in paths]
        print_facts(facts, as_json)


@app.command()
def preview(
    changes: Annotated[Path, typer.Argument(help="GeoPackage that mtrefseg wrote.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Picture to write (.png).")],
    overwrite: Overwrite = False,
    allow_remote: AllowRemote = False,
) -> None:
    """Draw before, after and the change polygons over the after image."""
    with exit_on_error(False):
        _draw(changes, output, overwrite, allow_remote)


def _draw(changes: Path, output: Path, overwrite: bool, allow_remote: bool) -> None:
    from ..model.outputs.preview import draw_preview

    for warning in draw_preview(changes, output, overwrite, allow_remote).warnings:
        print_warning(warning)


@app.command("import-checkpoint")
def import_checkpoint(
    source: Annotated[str, typer.Argument(help="MTRefSeg-R1 or Phi-1.5 folder, or a .pkl file.")],
    folder: Annotated[str, typer.Argument(help="New folder for the result.")],
    as_json: Json = False,
) -> None:
    """Convert a published checkpoint to a model folder; nothing in it is executed."""
    with exit_on_error(as_json):
        from .import_process import import_in_process

        with plain_or_bar(Console(stderr=True)) as report:
            done = import_in_process(source, folder, report)
        shown = done if as_json else {**done, "dropped": f"{len(done['dropped'])} tensors"}
        print_facts([shown], as_json)


def _version(wanted: bool) -> None:
    if wanted:
        print(VERSION)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
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
