"""Perception: the language model names the changes of a chip, cell by cell and in an overview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shapely.geometry import Point, box

from ....model.files.craft_schema import cell_name
from ....model.messages import Message, one_line
from ....model.rasters.arrays import Image
from .answers import CellAnswer, ChangeAnswer, OverviewAnswer, OverviewChange
from .drawing import draw
from .language_model import LanguageModel, NoAnswer, Prompt
from .prompts import VERSION, cell_prompt, overview_prompt
from .proposal import Proposal, clean_noun, merge_proposals
from .view import CONTEXT, View, cell_views, named_bounds, overview

LONGEST_PLACE = 80
"""Characters of a place in words that are kept."""


@dataclass(frozen=True)
class Perceived:
    """What the model names in a chip.

    Attributes:
        proposals: Each object once.
        failures: Why a cell or the overview has no usable answer.
    """

    proposals: tuple[Proposal, ...]
    failures: tuple[str, ...]


def perceive(model: LanguageModel, chip: str, images: Image) -> Perceived:
    """Prompt the model for the changes in the cells of a chip and in an overview.

    Args:
        model: The language model; it gets ``PROMPTS_PER_CHIP`` prompts.
        chip: Name of the chip.
        images: Both dates, ``(2, 3, h, w)``.

    Raises:
        EndpointStopped: The model answers no more; a chip is perceived as a whole or not at all.
    """
    failures: list[str] = []
    height, width = images.shape[-2:]
    views = tuple(cell_views(height, width))
    prompts = [_cell_prompt(chip, images, view) for view in views]
    proposals: list[Proposal] = []
    for view, answer in zip(views, model.complete_all(prompts, CellAnswer), strict=True):
        if isinstance(answer, NoAnswer):
            failures.append(_failure(chip, view.name, answer))
        else:
            proposals += _of_cell(answer, images, view)
    try:
        proposals += _of_overview(model, chip, images)
    except NoAnswer as error:
        failures.append(_failure(chip, "overview", error))
    return Perceived(tuple(merge_proposals(proposals)), tuple(failures))


PROMPTS_PER_CHIP = 10
"""Nine cells and the overview."""


def _failure(chip: str, part: str, error: NoAnswer) -> str:
    return Message("Chip {chip}, {part}: {error}", chip=chip, part=part, error=error)


def sample_prompt(chip: str, images: Image) -> Prompt:
    """Return the prompt for one cell, as a sample for estimates.

    Args:
        chip: Name of the chip.
        images: Both dates, ``(2, 3, h, w)``.
    """
    return _cell_prompt(chip, images, next(iter(cell_views(*images.shape[-2:]))))


def _cell_prompt(chip: str, images: Image, view: View) -> Prompt:
    pictures = draw(images, view, grid=False)
    return Prompt("cell", VERSION, cell_prompt(chip, view.name), pictures)


def _of_cell(answer: CellAnswer, images: Image, view: View) -> Iterator[Proposal]:
    height, width = images.shape[-2:]
    limits = box(*named_bounds(height, width, view.name))
    # a box around the outlined cell stands for an object on its border, which both cells may name
    reach = limits.buffer(CONTEXT * max(height, width) / 3)
    for proposal in _proposals(answer.changes, view, images):
        middle = box(*proposal.bounds).centroid
        if reach.contains(middle):
            yield proposal


def _of_overview(model: LanguageModel, chip: str, images: Image) -> Iterable[Proposal]:
    height, width = images.shape[-2:]
    view = overview(height, width)
    pictures = draw(images, view, grid=True)
    prompt = Prompt("overview", VERSION, overview_prompt(chip), pictures)
    return _proposals(model.complete(prompt, OverviewAnswer).changes, view, images)


def _proposals(changes: Iterable[ChangeAnswer], view: View, images: Image) -> Iterator[Proposal]:
    height, width = images.shape[-2:]
    for change in changes:
        named = change.cell if isinstance(change, OverviewChange) else view.name
        what, bounds = clean_noun(change.what), view.to_chip(change.box)
        cell = named
        if bounds is not None:
            middle: Point = box(*bounds).centroid
            cell = cell_name(middle.x / width, middle.y / height)
        if what:
            where = one_line(change.where.strip(), LONGEST_PLACE)
            limits = bounds or named_bounds(height, width, named)
            yield Proposal(what, where, cell, limits, bounds is not None, change.type,
                           change.confidence, view.name)  # fmt: skip
