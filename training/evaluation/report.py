"""The report of an evaluation or a training: one self-contained HTML file."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from jinja2 import Environment, FileSystemLoader
from matplotlib.figure import Figure
from PIL import Image

from ...model.files.atomic_write import write_text
from ...model.files.write_error import write_error
from ...model.version import VERSION
from ...model.weights.model_folder import RESOURCES
from ...model.wording import duration
from ..history import Line
from .benchmark import Case, Evaluation, load_row
from .image_predictor import ImagePredictor, Mask

TEMPLATE = "report.html.j2"
CASES = 3  # in each group
PICTURE_PX = 320
RIGHT, TOO_MUCH, MISSED, TRUE = (64, 200, 96), (230, 70, 60), (70, 120, 240), (250, 200, 40)


@dataclass(frozen=True)
class Picture:
    """One case in the report; images are data URIs."""

    sentence: str
    name: str
    iou: float
    before: str
    after: str
    truth: str
    prediction: str


def write_report(
    path: Path,
    title: str,
    scores: Evaluation,
    image_predictor: ImagePredictor,
    history: Sequence[Line] = (),
    request: Mapping[str, Any] | None = None,
) -> None:
    """Write the report; an existing file is replaced as a whole.

    Args:
        path: Of the HTML file.
        title: Its headline.
        scores: Of the model.
        image_predictor: The model; it predicts the cases again for the pictures.
        history: Steps and scores of a training; empty: none.
        request: The settings of a training; None: none.

    Raises:
        MtrefsegError: The file cannot be written.
    """
    page = report_page(title, scores, image_predictor, history, request)
    try:
        write_text(path, page)
    except OSError as error:
        raise write_error(path, error, "Free some space on the disk.") from error


def report_page(
    title: str,
    scores: Evaluation,
    image_predictor: ImagePredictor,
    history: Sequence[Line] = (),
    request: Mapping[str, Any] | None = None,
) -> str:
    """Return the report as HTML.

    Args:
        title: Its headline.
        scores: Of the model.
        image_predictor: The model; it predicts the cases again for the pictures.
        history: Steps and scores of a training; empty: none.
        request: The settings of a training; None: none.
    """
    figures = scores.summary()
    skipped = figures.pop("skipped")
    # sentences and names are text, never markup
    templates = Environment(loader=FileSystemLoader(RESOURCES), autoescape=True)
    return templates.get_template(TEMPLATE).render(
        title=title,
        created=datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        version=VERSION,
        rows=figures,
        columns=list(next(iter(figures.values()))),
        curves=_curves(history) if history else "",
        pace=_pace(history),
        groups=[(name, [_picture(image_predictor, case) for case in cases])
                for name, cases in choose_cases(scores.cases).items()],
        skipped=skipped,
        settings={k: v for k, v in (request or {}).items() if v not in (None, (), [])},
    )  # fmt: skip


def choose_cases(cases: Sequence[Case]) -> dict[str, list[Case]]:
    """Choose the best, the median and the worst cases; none is in two groups."""
    # a correct empty mask is no instructive picture
    instructive = [case for case in cases if not (case.empty and case.iou == 1)]
    ranked = sorted(instructive or cases, key=lambda case: -case.iou)
    count = min(CASES, len(ranked))
    middle = max(0, (len(ranked) - count) // 2)
    ranks = {
        "Best": range(count),
        "Median": range(middle, middle + count),
        "Worst": range(len(ranked) - count, len(ranked)),
    }
    used: set[int] = set()
    groups = {}
    for name, of_group in ranks.items():
        groups[name] = [ranked[rank] for rank in of_group if rank not in used]
        used.update(of_group)
    return groups


def _picture(image_predictor: ImagePredictor, case: Case) -> Picture:
    before, after, truth = load_row(case.samples)
    mask = image_predictor.predict(before, after, [case.sentence])[0].mask
    faded = (after * 0.5 + 60).astype(np.uint8)
    colours = ((mask & truth, RIGHT), (mask & ~truth, TOO_MUCH), (~mask & truth, MISSED))
    return Picture(
        case.sentence,
        case.samples[0].name,
        round(100 * case.iou, 1),
        _uri(before),
        _uri(after),
        _uri(_overlay(faded, ((truth, TRUE),))),
        _uri(_overlay(faded, colours)),
    )


def _overlay(
    image: npt.NDArray[np.uint8], masks: Sequence[tuple[Mask, tuple[int, int, int]]]
) -> npt.NDArray[np.uint8]:
    overlay = image.copy()
    for mask, colour in masks:
        overlay[mask] = colour
    return overlay


def _uri(image: npt.NDArray[np.uint8]) -> str:
    picture = Image.fromarray(image)
    picture.thumbnail((PICTURE_PX, PICTURE_PX))
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def _pace(history: Sequence[Line]) -> str:
    """Return the duration of a training since it was last started, and the share of waiting."""
    line = next((line for line in reversed(history) if "loader_share" in line), None)
    if line is None:
        return ""
    waited = 100 * line["loader_share"]
    return (
        f"{line['step']} steps; {duration(line['seconds'])} since the training was started or "
        f"resumed. {waited:.0f} % of the steps' time went by waiting for samples."
    )


def _curves(history: Sequence[Line]) -> str:
    """Plot loss and scores over the steps, as SVG in a data URI."""
    figure = Figure(figsize=(9, 3), layout="constrained")
    left, right = figure.subplots(1, 2)
    losses = [(line["step"], line["loss"]) for line in history if "loss" in line]
    scores = [line for line in history if "score" in line]
    left.plot(*zip(*losses, strict=True), color="#2a6f97", linewidth=1)
    left.set(title="loss", xlabel="step")
    for name, colour in (("mIoU", "#2a6f97"), ("oIoU", "#e07a5f"), ("F1", "#81b29a")):
        steps = [line["step"] for line in scores]
        right.plot(steps, [line["score"][name] for line in scores], "o-", color=colour, label=name,
                   markersize=3)  # fmt: skip
    right.set(title="score (%)", xlabel="step", ylim=(0, 100))
    right.legend()
    file = io.BytesIO()
    figure.savefig(file, format="svg")
    return "data:image/svg+xml;base64," + base64.b64encode(file.getvalue()).decode()
