"""From two rasters and sources to a training file with candidates; reads from top to bottom."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shapely
from pydantic import SecretStr

from ...model.errors import Cancelled, MtrefsegError
from ...model.files.craft_schema import SOURCES, STATES
from ...model.messages import Message
from ...model.rasters.raster_pair import RasterPair
from ...model.requests.craft_build import CraftBuildRequest
from ...model.requests.events import Progress
from ...model.requests.flat import flatten
from ...model.requests.same_raster import check_two_rasters
from ...model.version import VERSION
from ...model.wording import duration
from .build_agent import AgentWork
from .candidate import Candidate
from .chips import Chip, chips_of
from .craft_facts import PAIR
from .craft_file import CraftFile, check_new_file
from .merge_candidates import merge_candidates
from .place_candidates import ChipIndex, reject_tiny
from .screen import screen_candidates
from .segmenters.load_segmenter import load_any_change, load_segmenter
from .segmenters.text_segmenter import AnyChange
from .sources.comparison import ComparisonSource
from .sources.model_source import ModelSource
from .sources.polygon_source import PolygonSource

OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


@dataclass
class _Build:
    """One build: what all of its steps share."""

    request: CraftBuildRequest
    pair: RasterPair
    file: CraftFile
    on_progress: OnProgress
    cancelled: IsCancelled
    warnings: list[str] = field(default_factory=list)
    began_s: float = field(default_factory=time.monotonic)

    def report(self, first: float, last: float, text: str) -> Callable[[float], None]:
        """Return a function that takes the share of a step and reports that of the build."""

        def on_share(share: float) -> None:
            done = first + share * (last - first)
            spent_s = time.monotonic() - self.began_s
            left_s = spent_s / done * (1 - done) if done > 0.05 and spent_s > 3 else None
            left: str = "" if left_s is None else Message(", {time} left", time=duration(left_s))
            self.on_progress(Progress("build", done, left_s=left_s, text=Message(
                "{step}{left}", step=text, left=left)))  # fmt: skip
            if self.cancelled():
                raise Cancelled()

        return on_share


def build_candidates(
    request: CraftBuildRequest,
    key: SecretStr | None = None,
    on_progress: OnProgress = lambda progress: None,
    cancelled: IsCancelled = lambda: False,
    on_warning: Callable[[str], None] = lambda text: None,
) -> dict[str, Any]:
    """Fill a training file with candidates.

    What one source found is stored before the next one begins, so that a killed build is continued
    with ``append``; answers of a language model are not paid again.

    Args:
        request: Rasters, sources and training file.
        key: Of the language model's endpoint.
        on_progress: Takes progress.
        cancelled: Called between the steps and chips.
        on_warning: Called with what is told before the end, as what leaves the machine.

    Returns:
        Numbers of candidates by source and state, of chips, and warnings.

    Raises:
        MtrefsegError: A raster, a source or the training file cannot be used.
        Cancelled: ``cancelled()`` returned True; what was stored stays.
    """
    check_two_rasters(request.pair)
    if not request.append:
        check_new_file(request.records, request.overwrite)
    with RasterPair.open(request.pair) as pair:
        source = PolygonSource(request.layers)
        # bad layers end the build before a file is made
        drawn = list(source.candidates(pair.grid))
        file = _opened(request, pair)
        build = _Build(request, pair, file, on_progress, cancelled)
        build.warnings += [*pair.warnings, *file.warnings, *source.warnings]
        chips = list(chips_of(pair.grid, request.side_px))
        file.add_chips(chips)
        index = ChipIndex(file.chips())
        for found in (drawn, _of_model(build), _of_comparison(build)):
            _store(build, index, found)
        if request.screen:
            _screen(build)
        if request.agent.endpoint:
            _agent(build, index, key, on_warning)
        return _result(build, len(chips))


def _opened(request: CraftBuildRequest, pair: RasterPair) -> CraftFile:
    """Make the training file, or open the one that is continued."""
    if request.append and Path(request.records).exists():
        file = CraftFile.open(request.records, write=True)
        if file.grid != pair.grid:
            raise MtrefsegError(
                "Training file '{records}' belongs to other rasters or another extent.",
                "Continue it with the rasters that it was made with, or make a new file.",
                records=request.records,
            )
        return file
    layers = [one.path for one in request.layers.sources()]
    facts = {
        PAIR: flatten(request.pair),
        "request": {k: v for k, v in flatten(request).items() if not k.startswith("agent_")},
        "agent": request.agent_model or "",
        "version": VERSION,
        "terms": dict.fromkeys(layers, "not stated"),
    }
    return CraftFile.create(request.records, pair.grid, facts, request.overwrite)


def _of_model(build: _Build) -> Iterator[Candidate]:
    request = build.request
    if not request.model:
        return
    source = ModelSource(request.model, request.phrases, request.device)
    on_share = build.report(0.05, 0.4, Message("answers of the model"))
    yield from source.candidates(
        request.pair, lambda progress: on_share(progress.fraction), build.cancelled
    )
    build.warnings += source.warnings


def _of_comparison(build: _Build) -> Iterator[Candidate]:
    request = build.request
    if not request.objects:
        return
    gsd_m = build.pair.grid.gsd_m()
    segmenter = load_segmenter(request.segmenter, gsd_m, request.device)
    change = _any_change(request, gsd_m)
    on_share = build.report(0.4, 0.6, Message("comparing the objects of both dates"))
    source = ComparisonSource(segmenter, request.objects, change)
    yield from source.candidates(build.pair, on_share)


def _any_change(request: CraftBuildRequest, gsd_m: float) -> AnyChange | None:
    """Return what makes masks tight: the model of the request where it answers any change."""
    try:
        return load_any_change(request.model or "mini", gsd_m, request.device)
    except MtrefsegError:
        if request.model:
            return None
        raise


def _store(build: _Build, index: ChipIndex, found: Iterator[Candidate] | list[Candidate]) -> None:
    """Add the candidates of a source, each once, with chip and cell."""
    candidates = reject_tiny(index.placed(found), build.pair.grid)
    if build.cancelled():
        raise Cancelled()
    if not candidates:
        return
    bounds = shapely.total_bounds([one.geometry for one in candidates])
    known = build.file.candidates(tuple(bounds.tolist()))
    merged = merge_candidates(known, candidates)
    build.file.add_candidates(merged.new)
    build.file.update_candidates(merged.again)
    if merged.doubles:
        build.warnings.append(
            Message(
                "{count} of {total} candidates of the source '{source}' lie on another one of the "
                "same kind: each object is stored once.",
                count=merged.doubles,
                total=len(candidates),
                source=candidates[0].source,
            )
        )


def _screen(build: _Build) -> None:
    """Reject candidates whose pixels do not differ."""
    before = build.file.candidates()
    on_share = build.report(0.6, 0.75, Message("comparing the pixels of both dates"))
    after = screen_candidates(before, build.pair, on_share)
    build.file.update_candidates([new for old, new in zip(before, after) if new is not old])


def _agent(
    build: _Build, index: ChipIndex, key: SecretStr | None, on_warning: Callable[[str], None]
) -> None:
    """Let the language model find changes chip by chip, and correct all that is proposed."""
    request = build.request
    gsd_m = build.pair.grid.gsd_m()
    segmenter = load_segmenter(request.segmenter, gsd_m, request.device)
    on_share = build.report(0.75, 1.0, Message("language model"))
    change = _any_change(request, gsd_m)
    with AgentWork(request, key, segmenter, change, on_warning, build.cancelled) as work:
        chips: Sequence[Chip] = build.file.chips()
        on_warning(work.estimate(build.pair, chips, len(build.file.candidates())))
        for number, chip in enumerate(chips, 1):
            if work.stopped:
                break
            for candidates, is_new in work.of_chip(build.pair, chip, build.file):
                if is_new:
                    _store(build, index, candidates)
                else:
                    build.file.update_candidates(candidates)
            on_share(number / len(chips))
        build.warnings += work.warnings()


def _result(build: _Build, chips: int) -> dict[str, Any]:
    candidates = build.file.candidates()
    sources = Counter(one.source for one in candidates)
    states = Counter(one.state for one in candidates)
    if not candidates:
        build.warnings.append(Message("No source found a candidate."))
    return {
        "records": str(build.file.path),
        "candidates": len(candidates),
        "chips": chips,
        "sources": {name: sources[name] for name in SOURCES if sources[name]},
        "states": {name: states[name] for name in STATES if states[name]},
        "warnings": list(dict.fromkeys(build.warnings)),
    }
