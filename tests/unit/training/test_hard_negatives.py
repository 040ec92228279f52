"""Places where a model marks what did not change."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.training.batches import real_scenes
from mtrefseg.training.batches.hard_negatives import (
    MIN_AREA_PX,
    PER_PAIR,
    HardNegatives,
    Place,
    false_objects,
    mine,
    mined_sources,
    read_hard_negatives,
)
from mtrefseg.training.batches.mixture import Mixture
from mtrefseg.training.batches.real_pair import Mask, Pixels
from mtrefseg.training.batches.real_sources import SOURCES, TREES
from mtrefseg.training.mini.mine_hard_negatives import mined_hard_negatives

PLASTIC = np.s_[100:120, 20:40]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A pair in which a building appears, and bright plastic that both dates show."""
    mask = np.zeros((160, 160), bool)
    mask[40:60, 40:60] = True
    before = np.full((160, 160, 3), 80, np.uint8)
    before[PLASTIC] = (255, 0, 255)
    after = np.where(mask[..., None], 200, before).astype(np.uint8)
    for name in ("test_1", "test_21"):
        for folder, image in (("A", before), ("B", after), ("masks", mask * np.uint8(255))):
            (tmp_path / "levir" / folder).mkdir(parents=True, exist_ok=True)
            Image.fromarray(image).save(tmp_path / "levir" / folder / f"{name}.png")
    return tmp_path


def marks_plastic(before: Pixels, after: Pixels, sentence: str) -> Mask:
    assert sentence == "the buildings that appeared"
    return np.asarray((before != after).any(-1) | (after == (255, 0, 255)).all(-1))


def test_false_objects_lie_apart_from_the_truth_and_are_no_specks() -> None:
    truth = np.zeros((100, 100), bool)
    truth[10:30, 10:30] = True
    mask = np.zeros_like(truth)
    mask[9:32, 9:32] = True  # a true object with an outline that is a little off
    mask[60:62, 60:62] = True
    assert false_objects(mask, truth) == []
    mask[60:70, 60:70] = True
    ((row, col),) = false_objects(mask, truth)
    assert mask[row, col]
    for number in range(2 * PER_PAIR):
        row, col = divmod(number, 8)
        mask[40 + 10 * row : 47 + 10 * row, 12 * col : 12 * col + 7] = True
    found = false_objects(mask, truth)
    assert len(found) == PER_PAIR
    assert MIN_AREA_PX < 49


def test_training_pairs_alone_are_mined_and_the_file_holds_the_places(
    data: Path, tmp_path: Path
) -> None:
    lines: list[str] = []
    found = mine(marks_plastic, data, False, lines.append)
    (place,) = found.places["levir"]
    assert place.pair == "test_1"
    assert place.row in range(100, 120)
    assert place.col in range(20, 40)
    assert len(lines) == 1
    found.write(tmp_path / "places.json")
    assert read_hard_negatives(tmp_path / "places.json") == found


def test_sources_without_full_masks_are_not_mined() -> None:
    mined = mined_sources(SOURCES)
    assert TREES not in mined
    assert any("construction" in source.labelled for source in mined)
    assert {"levir", "ms_hs", "ombria", "xbd", "whu_samples"} <= {s.folder for s in mined}


def test_crops_show_the_places_often(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(real_scenes, "UNCHANGED_SHARE", 0.0)
    places = HardNegatives({"levir": (Place("test_1", 110, 30), Place("gone", 0, 0))})
    shown = []
    for hard in (HardNegatives({}), places):
        batches = Mixture(0, 1, 2, 0.3, (64,), first=0, last=40, data=data, hard=hard)
        images = [batch.before for batch in batches]
        purple = [(i[:, 0].float() - i[:, 1].float() > 90).float().mean().item() for i in images]
        shown.append(np.mean(purple))
    assert shown[1] > 1.3 * shown[0]


def test_a_run_mines_once_and_never_in_the_middle(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    network = prompt = None
    with pytest.raises(MtrefsegError, match="missing"):
        mined_hard_negatives(path, network, prompt, data, False, True, print)  # type: ignore[arg-type]
    HardNegatives({"levir": (Place("test_1", 1, 2),)}).write(path)
    found = mined_hard_negatives(path, network, prompt, data, False, True, print)  # type: ignore[arg-type]
    assert found.places["levir"][0].col == 2
    path.write_text('{"levir": 3}')
    with pytest.raises(MtrefsegError, match="no file of hard negatives"):
        read_hard_negatives(path)
