"""Screening of candidates without an agent: do the dates differ in them, and is it a nuisance?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import shapely
from scipy import ndimage

from ...model.files.craft_schema import PROPOSED, REJECTED
from ...model.outputs.geodesic import Geometries
from ...model.rasters.arrays import Mask
from .candidate import Candidate, Step
from .grid_pair import GridPair
from .mask_geometry import mask_of
from .screen_features import screen_features
from .screen_verdict import Verdict, verdict_of

BLOCK_PX = 512
AROUND_PX = 96
"""Ground around a candidate that it is compared with; the figures of the score hold for it."""
GAP_PX = 2
LARGEST_PX = 1024
"""Of a larger candidate the middle is measured."""
UNCERTAIN, SCORE = "uncertain", "difference"
"""Attributes: why a candidate is uncertain; the logarithm of the odds that something changed."""


def screen_candidates(
    candidates: Sequence[Candidate],
    pair: GridPair,
    on_share: Callable[[float], None] = lambda share: None,
) -> list[Candidate]:
    """Screen candidates by their pixels, block by block, so that memory is bounded.

    A candidate without a change of its pixels is rejected with the reason; one whose change may be
    a nuisance gets the attribute ``uncertain`` with the reason. Those that are decided already,
    or that a person drew (confidence 1, source ``drawn``), are returned as they are.

    Args:
        candidates: Of all sources.
        pair: The pair.
        on_share: Called after each block with the share of blocks done, 0 to 1.

    Returns:
        The candidates in the same order.

    Raises:
        MtrefsegError: A window cannot be read.
    """
    found = list(candidates)
    outlines = np.array([one.geometry for one in found], dtype=object)
    tree = shapely.STRtree(outlines)
    blocks = _blocks(found, pair)
    for done, members in enumerate(blocks, 1):
        for number in members:
            found[number] = _screened(found[number], pair, outlines, tree)
        on_share(done / len(blocks))
    return found


def _blocks(candidates: Sequence[Candidate], pair: GridPair) -> list[list[int]]:
    """Group the numbers of the candidates to screen by place: files are read in blocks."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, one in enumerate(candidates):
        if one.state == PROPOSED and one.source != "drawn" and not one.geometry.is_empty:
            point = one.geometry.representative_point()
            col, row = pair.grid.to_pixels(np.array([[point.x, point.y]]))[0]
            groups[int(row // BLOCK_PX), int(col // BLOCK_PX)].append(number)
    return [groups[place] for place in sorted(groups)]


def _screened(
    one: Candidate, pair: GridPair, outlines: Geometries, tree: shapely.STRtree
) -> Candidate:
    verdict = _verdict(one, pair, outlines, tree)
    attributes = dict(one.attributes)
    if verdict.score is not None:
        attributes[SCORE] = round(verdict.score, 2)
    if verdict.rejected:
        step = Step.now("screening", "rejected", verdict.reason)
        return replace(one, attributes=attributes).decided(REJECTED, step)
    if verdict.reason:
        attributes[UNCERTAIN] = verdict.reason
    return replace(one, attributes=attributes)


def _verdict(
    one: Candidate, pair: GridPair, outlines: Geometries, tree: shapely.STRtree
) -> Verdict:
    row, col, height, width = _window(one, pair)
    if height < 1 or width < 1:
        return verdict_of(None, 0.0)
    grid = pair.grid.cut(row, col, height, width)
    inside = mask_of(one.geometry, grid)
    if not inside.any():  # smaller than a pixel
        return verdict_of(None, 1.0)
    images, valid = pair.read(row, col, height, width)
    valid_share = float(valid[inside].mean())
    near = tree.query(shapely.Polygon(grid.to_ground(shapely.get_coordinates(grid.frame()))))
    others = mask_of(shapely.GeometryCollection(list(outlines[near])), grid)
    around = valid & ~_grown(others | inside)
    inside &= valid
    features = screen_features(images, inside, around) if inside.any() else None
    return verdict_of(features, valid_share)


def _grown(mask: Mask) -> Mask:
    return np.asarray(ndimage.binary_dilation(mask, iterations=GAP_PX))


def _window(one: Candidate, pair: GridPair) -> tuple[int, int, int, int]:
    """Return first row, first column, rows and columns of a candidate and the ground around."""
    points = pair.grid.to_pixels(shapely.get_coordinates(one.geometry))
    low, high = np.floor(points.min(axis=0)), np.ceil(points.max(axis=0))
    middle, half = (low + high) / 2, np.minimum((high - low) / 2, LARGEST_PX / 2) + AROUND_PX
    col0, row0 = np.maximum(np.floor(middle - half), 0).astype(int).tolist()
    end = np.minimum(np.ceil(middle + half), (pair.width, pair.height)).astype(int).tolist()
    return row0, col0, end[1] - row0, end[0] - col0
