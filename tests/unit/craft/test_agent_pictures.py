"""Pictures for the language model: where cells lie, and that lines and names are readable."""

import io

import numpy as np
import pytest
from PIL import Image as Pictures

from mtrefseg.model.files.craft_schema import CELL_COLS, CELL_ROWS
from mtrefseg.training.craft.agent.drawing import draw
from mtrefseg.training.craft.agent.view import (
    CELL_PX,
    View,
    bounds_of,
    cell_views,
    mask_view,
    overview,
)


def pixels(file: bytes) -> np.ndarray:
    return np.asarray(Pictures.open(io.BytesIO(file)), np.int16)


def flat(value: int, height: int = 300, width: int = 300) -> np.ndarray:
    return np.full((2, 3, height, width), value, np.uint8)


@pytest.mark.parametrize(("height", "width"), [(512, 512), (256, 300), (7, 5), (1, 1)])
def test_cells_have_the_published_names_and_lie_inside_of_their_pictures(
    height: int, width: int
) -> None:
    views = list(cell_views(height, width))

    assert [view.name for view in views] == [f"{r}-{c}" for r in CELL_ROWS for c in CELL_COLS]
    for view in views:
        assert view.outlined is not None
        left, top, right, bottom = view.outlined
        assert view.col <= left + 0.51 and right <= view.col + view.width + 0.51
        assert view.row <= top + 0.51 and bottom <= view.row + view.height + 0.51
        assert view.row >= 0 and view.row + view.height <= height
        assert max(view.size_px) == CELL_PX


def test_a_box_comes_back_from_the_picture() -> None:
    view = View(100, 50, 200, 200, 480)

    assert view.to_chip(view.to_per_mille((60, 110, 160, 210))) == (60, 110, 160, 210)
    assert view.to_chip([]) is None and view.to_chip([500, 0, 500, 100]) is None


@pytest.mark.parametrize("value", [0, 30, 128, 225, 255])
def test_grid_and_names_are_readable_on_any_ground(value: int) -> None:
    picture = pixels(draw(flat(value), overview(300, 300), grid=True)[0])
    middle = picture[picture.shape[0] // 2]
    line = np.abs(middle - value).max(-1)[picture.shape[1] // 3 - 4 : picture.shape[1] // 3 + 5]
    label = picture[3:24, 3:70].reshape(-1, 3)

    assert line.max() > 100
    # yellow letters on a black ground
    assert (label.sum(-1) < 120).mean() > 0.4
    assert ((label[:, 0] > 180) & (label[:, 2] < 90)).mean() > 0.08


@pytest.mark.parametrize("value", [0, 128, 255])
def test_the_outline_of_a_mask_encloses_it_and_leaves_it_visible(value: int) -> None:
    images = flat(value)
    mask = np.zeros((300, 300), bool)
    mask[120:180, 110:170] = True
    view = mask_view(mask)

    before, after = (pixels(f) for f in draw(images, view, grid=False, mask=mask))
    magenta = (after[..., 0] > 200) & (after[..., 1] < 80) & (after[..., 2] > 200)
    left, top = (round(v) for v in view.to_picture(110, 120))
    right, bottom = (round(v) for v in view.to_picture(170, 180))
    rows, cols = np.flatnonzero(magenta.any(1)), np.flatnonzero(magenta.any(0))

    assert np.abs(after[top + 9 : bottom - 9, left + 9 : right - 9] - value).max() < 12
    assert top - 6 <= rows[0] < top and bottom <= rows[-1] < bottom + 6
    assert left - 6 <= cols[0] < left and right <= cols[-1] < right + 6
    assert np.abs(before - after)[:440].max() < 60


def test_the_picture_of_a_mask_shows_at_least_half_of_the_chip() -> None:
    mask = np.zeros((300, 300), bool)
    mask[:4, 296:] = True
    view = mask_view(mask)

    assert (view.row, view.col, view.height, view.width) == (0, 150, 150, 150)
    mask[:, :] = True
    assert (mask_view(mask).height, bounds_of(mask)) == (300, (0, 0, 300, 300))


def test_the_name_of_a_cell_stands_beside_the_cell() -> None:
    for view in cell_views(300, 300):
        picture = pixels(draw(flat(128), view, grid=False)[1])
        assert view.outlined is not None
        left, top = (round(v) for v in view.to_picture(*view.outlined[:2]))
        right, bottom = (round(v) for v in view.to_picture(*view.outlined[2:]))

        assert np.abs(picture - 128).max() > 100
        inside = picture[top + 6 : bottom - 6, left + 6 : right - 6]
        assert np.abs(inside - 128).max() < 12, view.name
