"""Measure a model on a folder: figures, and a report to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...model.errors import Cancelled, MtrefsegError
from ...model.files.input_protection import InputFiles
from ...model.inference.device import choose_device, choose_precision
from ...model.inference.load_predictor import load_predictor
from ...model.inference.predictor import Predictor
from ...model.inference.unknown_words import unknown_word_warnings
from ...model.rasters.raster_files import folder_files
from ...model.requests.detect import ANY_CHANGE, Progress
from ...model.requests.wire import Decoded
from ...model.weights.model_folder import RESOURCES, read_config
from ..data.layout import read_split
from .benchmark import evaluate_split
from .evaluation_files import EvaluationFiles
from .image_predictor import GsdOptions, ImagePredictor
from .report import report_page

Report = Callable[[Progress], None]


@dataclass(frozen=True)
class EvaluateRequest(Decoded):
    """What is measured, and where the figures go.

    Attributes:
        model: A bundled model or a model folder.
        data: Folder in the benchmark's layout.
        sentence: Asked where the folder has no sentences; None asks for any change.
        figures: File of the figures (JSON); empty: none.
        report: File of the report (HTML); empty: none.
        device: One of ``DEVICES``.
        image_gsd_m: Ground sample distance of the images in metres; None: unknown, and they are
            shown to the model as they are.
        gsd_m: Show the images at this ground sample distance; the masks are compared in the
            images' own pixels. None: see ``fit_gsd``.
        fit_gsd: As in ``DetectRequest``.
        overwrite: Replace files that are no earlier figures or report.
    """

    model: str
    data: str
    sentence: str | None = None
    figures: str = ""
    report: str = ""
    device: str = "auto"
    image_gsd_m: float | None = None
    gsd_m: float | None = None
    fit_gsd: bool = True
    overwrite: bool = False

    def check(self) -> None:
        """Check what can be told without opening a file.

        Raises:
            MtrefsegError: Names the parameter, its value and the remedy.
        """
        for name in ("image_gsd_m", "gsd_m"):
            value = getattr(self, name)
            if value is not None and not 0.0 < value < float("inf"):
                raise MtrefsegError(
                    f"Parameter {name} is {value}, which is not positive.", "Use metres, as 0.5."
                )
        if self.gsd_m is not None and self.image_gsd_m is None:
            raise MtrefsegError(
                f"Parameter gsd_m is {self.gsd_m:g}, but nobody knows how large the pixels of the "
                "images are.",
                "Give image_gsd_m (--image-gsd) too.",
            )


def _inputs(request: EvaluateRequest) -> list[InputFiles]:
    bundled = RESOURCES / request.model
    model = bundled if bundled.is_dir() else Path(request.model).expanduser()
    return [
        InputFiles(f"the model '{request.model}'", folder_files(model)),
        InputFiles("the data", folder_files(Path(request.data).expanduser())),
    ]


def run_evaluation(
    request: EvaluateRequest,
    tell: Report = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Ask every sample.

    Args:
        request: What and where.
        tell: Takes progress.
        cancelled: Asked before each sample.

    Returns:
        Figures by frame, change type and kind of words, and what was left out.

    Raises:
        MtrefsegError: The model, the data or an output cannot be used.
        Cancelled: Of the caller's wish.
    """
    request.check()
    files = EvaluationFiles(request.figures, request.report, request.overwrite)
    files.check(_inputs(request))
    split = read_split(Path(request.data).expanduser())
    tell(Progress("load", 0.0, text=f"{len(split.samples)} samples"))
    image_predictor = _image_predictor(request)
    found = evaluate_split(
        image_predictor,
        split,
        request.sentence,
        lambda done, total: tell(
            Progress("predict", 0.95 * done / total, text=f"sample {done} of {total}")
        ),
        cancelled,
    )
    figures = {"model": request.model, "data": request.data, **asdict(image_predictor.pixels),
               **found.summary(), "warnings": _warnings(request)}  # fmt: skip
    page = ""
    if request.report:
        tell(Progress("write", 0.95, text="report"))
        title = f"{read_config(request.model).name} on {Path(request.data).name}"
        page = report_page(title, found, image_predictor)
    if cancelled():
        raise Cancelled()
    figures["warnings"] += files.write(figures, page)
    return figures


def _image_predictor(request: EvaluateRequest) -> ImagePredictor:
    """Load the model as a run does; the published measure of squares is one of 32 bits."""
    tiles, device = read_config(request.model).tiles, choose_device(request.device)
    precision = choose_precision("float32" if tiles.min_px == tiles.max_px else "auto", device)

    def predictor(sentences: Sequence[str]) -> Predictor:
        return load_predictor(request.model, sentences, device, precision)

    model = predictor([ANY_CHANGE]).model
    pixels = GsdOptions(request.image_gsd_m, request.gsd_m, request.fit_gsd)
    return ImagePredictor(model.network, model.prompt, pixels, predictor)


def _warnings(request: EvaluateRequest) -> list[str]:
    """Name words of the one sentence that is asked of all pairs."""
    asked = [request.sentence] if request.sentence else []
    return unknown_word_warnings(request.model, asked)
