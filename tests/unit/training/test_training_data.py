"""Training pairs from real images, and the tiles of a scene."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch
from affine import Affine
from PIL import Image
from scipy import ndimage
from torch.nn import functional as F  # noqa: N812

from mtrefseg.model.config import MINI
from mtrefseg.model.network.context import scene_mean
from mtrefseg.model.network.efficientnet_lite import EfficientNetLite0
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.training.batches.crops import crop
from mtrefseg.training.batches.mixture import Mixture
from mtrefseg.training.batches.paste import PastedObjects, sample_objects
from mtrefseg.training.batches.real_pair import RealPair
from mtrefseg.training.batches.real_pairs import read_source, water_by_infrared
from mtrefseg.training.batches.real_sources import SOURCES
from mtrefseg.training.loop.imagenet import start_from_imagenet
from mtrefseg.training.scene_tiles import tiles_of

LEVIR = SOURCES[0]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in LEVIR's layout: a bright square that appears; pair 21 is held out."""
    rng = np.random.default_rng(0)
    for name in ("test_1", "test_2", "test_21"):
        before = rng.integers(0, 90, (160, 160, 3), np.uint8)
        mask = np.zeros((160, 160), bool)
        mask[40:120, 40:120] = True
        after = np.where(mask[..., None], 250, before).astype(np.uint8)
        for folder, image in (("A", before), ("B", after), ("masks", mask * np.uint8(255))):
            (tmp_path / "levir" / folder).mkdir(parents=True, exist_ok=True)
            suffix = ".png" if folder == "masks" else ".jpg"
            Image.fromarray(image).save(tmp_path / "levir" / folder / f"{name}{suffix}")
    return tmp_path


def test_held_out_pairs_are_not_trained_on(data: Path) -> None:
    assert [pair.name for pair in read_source(data, LEVIR, held_out=False)] == ["test_1", "test_2"]
    assert [pair.name for pair in read_source(data, LEVIR, held_out=True)] == ["test_21"]


def test_exchanging_the_dates_exchanges_what_appeared(data: Path) -> None:
    pair = read_source(data, LEVIR, held_out=False)[0]
    other = pair.swap_dates(LEVIR.when_swapped)
    assert other.before is pair.after
    assert other.masks["building disappears"] is pair.masks["building appears"]
    assert "building appears" not in other.masks


def test_a_crop_keeps_the_mask_on_what_changed(data: Path) -> None:
    pair = read_source(data, LEVIR, held_out=False)[0]
    for seed in range(20):
        cut = crop(np.random.default_rng(seed), pair, 64, LEVIR.scales)
        brighter = cut.after.astype(int).mean(-1) - cut.before.astype(int).mean(-1) > 100
        assert cut.before.shape == (64, 64, 3)
        assert (brighter == cut.masks["building appears"]).mean() > 0.97


def test_crops_show_more_and_less_ground_mostly_as_the_images_were_made() -> None:
    side = 4096
    ramp = np.repeat(np.arange(side, dtype=np.float32)[None] / side * 255, side, 0)
    image = np.stack([ramp] * 3, -1).astype(np.uint8)
    pair = RealPair("ramp", image, image, {})
    spans = []
    for seed in range(60):
        shown = crop(np.random.default_rng(seed), pair, 1024, LEVIR.scales).before.astype(int)
        spans.append(np.ptp(shown) / 255 * side / 1024)
    low, high = (1 / scale for scale in LEVIR.scales[::-1])
    assert 0.9 * low < min(spans) < 0.75
    assert 1.8 < max(spans) < 1.1 * high
    assert 0.8 < np.median(spans) < 1.5


def test_the_same_number_gives_the_same_batch_with_true_sentences(data: Path) -> None:
    first, again = (
        list(Mixture(1, 2, 4, 0.35, (128,), first=3, last=15, data=data, simulated=0.0))
        for _ in range(2)
    )
    for one, other in zip(first, again, strict=True):
        assert torch.equal(one.before, other.before)
        assert one.sentences == other.sentences
        assert one.masks.shape == (3, 4, 128, 128)
    answers = {"building appears", "building disappears", "building changes"}
    asked = answers | {*LEVIR.absent, *LEVIR.when_swapped.values()}
    # others show painted objects
    real = [(b, row) for b in first for row in (1, 2) if asked.issuperset(b.change_classes[row])]
    assert len(real) > 3
    for batch, row in real:
        for name, mask in zip(batch.change_classes[row], batch.masks[row], strict=True):
            grew = batch.after[row].float().mean(0) - batch.before[row].float().mean(0)
            if mask.any():
                assert name in answers
                inside = grew[mask].mean()
                assert inside > 50 or name != "building appears"
                assert inside < -50 or name != "building disappears"
    assert any(mask.any() for batch, row in real for mask in batch.masks[row])
    for batch in first:
        # it is known of pasted objects alone
        known = batch.land_cover[1:] != 255
        assert not (known.flatten(1).any(1) & ~batch.masks[1:].flatten(1).any(1)).any()


def test_water_is_what_is_dark_in_the_infrared(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    place = {"crs": "EPSG:26914", "transform": Affine(5, 0, 500_000, 0, -5, 5_200_000)}
    for date, pond in (("20120101", np.s_[10:40, 10:40]), ("20150101", np.s_[10:60, 10:40])):
        bands = rng.integers(80, 100, (4, 80, 200), np.uint8)
        bands[3] = rng.triangular(40, 180, 220, (80, 200))
        bands[3][pond] = 5
        with rasterio.open(tmp_path / f"{date}.tif", "w", driver="GTiff", count=4, height=80,
                           width=200, dtype="uint8", **place) as raster:  # fmt: skip
            raster.write(bands)
    (west,) = water_by_infrared(tmp_path, east=False)
    (east,) = water_by_infrared(tmp_path, east=True)
    assert west.name == "20120101-20150101"
    assert west.before.shape == (80, 104, 3)
    assert west.masks["water appears"].sum() == pytest.approx(20 * 30, rel=0.2)
    assert not west.masks["water disappears"].any()
    assert not east.masks["water appears"].any()


def test_tiles_of_a_scene_stand_together() -> None:
    scenes = torch.arange(2 * 4 * 4).view(2, 1, 4, 4)
    tiles = tiles_of(scenes)
    assert tiles.shape == (8, 1, 2, 2)
    assert torch.equal(tiles[1], scenes[0, :, :2, 2:])
    assert torch.equal(tiles[6], scenes[1, :, 2:, :2])
    means = scene_mean(tiles.float(), 4)
    assert torch.equal(means[0], means[3])
    assert not torch.equal(means[3], means[4])
    assert means[0].mean() == scenes[0].float().mean()


def test_the_image_encoder_starts_from_imagenet() -> None:
    torch.manual_seed(0)
    network = MTRefSeg(MINI).eval()
    start_from_imagenet(network)
    # weights that do not fit together make features vanish or explode
    image = torch.rand(1, 3, 128, 128)
    spreads = [level.std().item() for level in network.backbone(image)]
    assert all(0.1 < spread < 20 for spread in spreads), spreads


def test_norms_inside_the_convolutions_change_no_feature() -> None:
    torch.manual_seed(0)
    encoder = EfficientNetLite0().eval()
    for norm in (m for m in encoder.modules() if isinstance(m, torch.nn.BatchNorm2d)):
        for values in (norm.weight, norm.bias, norm.running_mean, norm.running_var):
            torch.nn.init.uniform_(values.data, 0.5, 1.5)  # type: ignore[union-attr]
    image = torch.rand(1, 3, 64, 96)
    stem = F.relu6(encoder.bn0(encoder.conv_stem(image)))
    block = encoder.stages[0][0]  # type: ignore[index]
    deep = F.relu6(block.bn1(block.depthwise_conv(stem)))
    expected = block.bn2(block.project_conv(deep))
    seen: list[torch.Tensor] = []
    block.register_forward_hook(lambda _, __, output: seen.append(output))
    for training in (True, False):
        encoder.train(training)
        with torch.set_grad_enabled(training):
            encoder(image)
    for found in seen:
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-4)


def painted(count: int) -> list[PastedObjects]:
    made = [sample_objects(np.random.default_rng(seed), 128) for seed in range(3 * count)]
    return [objects for objects in made if objects][:count]


def test_painted_objects_change_the_ground_where_the_mask_says_and_nowhere_else() -> None:
    ground = np.random.default_rng(0).integers(0, 255, (128, 128, 3), np.uint8)
    whole = np.s_[0:128, 0:128]
    for objects in painted(12):
        before, after = objects.paste(ground, whole)
        kept, other = (after, before) if objects.disappears else (before, after)
        assert kept is ground
        differs = (other != ground).any(-1)
        near = ndimage.binary_dilation(objects.mask, iterations=5)
        assert not differs[~near].any()
        assert differs[objects.mask].mean() > 0.95


def test_what_is_said_of_painted_objects_is_true() -> None:
    found = painted(24)
    for objects in found:
        known, never = objects.masks(), objects.absent()
        assert not set(known) & set(never)
        assert all(mask is objects.mask for mask in known.values())
        name = objects.cover.name.lower()
        assert f"{name} {'disappears' if objects.disappears else 'appears'}" in known
        assert f"{name} {'appears' if objects.disappears else 'disappears'}" in never
    assert {objects.disappears for objects in found} == {True, False}
    assert len({objects.cover for objects in found}) > 2


def test_real_ground_is_asked_about_everything_that_can_be_painted(data: Path) -> None:
    batches = list(Mixture(0, 4, 6, 0.35, (128,), first=0, last=60, data=data))
    answered = {
        name
        for batch in batches
        for names, masks in zip(batch.change_classes, batch.masks, strict=True)
        for name, mask in zip(names, masks, strict=True)
        if mask.any()
    }
    assert {"any change", "trees appears", "soil disappears", "trees disappears"} <= answered
