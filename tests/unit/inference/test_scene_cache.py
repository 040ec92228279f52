"""The next request on a scene: the same result, without reading or encoding a tile again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
import torch
from scipy import ndimage

from mtrefseg.model.files import scratch
from mtrefseg.model.inference.encoding_cache import EncodingCache
from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.inference.scene_cache import SceneCache
from mtrefseg.model.network.mtrefseg import EncodedTiles, MTRefSeg
from mtrefseg.model.rasters.band_reader import BandReader
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.model.requests.flat import replaced
from mtrefseg.tests.flat_requests import detect_request

pytestmark = pytest.mark.usefixtures("one_thread")

FIRST, SECOND = "the water that appeared", "the buildings that were demolished"
Detect = Callable[..., DetectResult]


@pytest.fixture
def request_(write_raster: Any, tmp_path: Path) -> DetectRequest:
    """Two dates of 300 × 420 pixels of 16 bits, a part without data, small tiles."""
    rng = np.random.default_rng(0)
    shape = (3, 300, 420)
    before, after = (ndimage.gaussian_filter(rng.random(shape), (0, 5, 5)) for _ in range(2))
    paths = [
        write_raster(name, (1 + 60_000 * values).astype(np.uint16), nodata=0)
        for name, values in (("b.tif", before), ("a.tif", np.where(after < 0.47, after, 0)))
    ]
    output, probability = str(tmp_path / "out.gpkg"), str(tmp_path / "p.tif")
    return detect_request(*paths, (FIRST,), output, tile_px=128, overlap_px=32,
                         probability=probability, device="cpu", batch_size=3)  # fmt: skip


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Count the tiles that are encoded and the windows that are read."""
    counts = {"encoded": 0, "read": 0}
    encode, values = MTRefSeg.encode, BandReader.read_values

    def counting_encode(self: MTRefSeg, before: torch.Tensor, *rest: Any) -> EncodedTiles:
        counts["encoded"] += len(before)
        return encode(self, before, *rest)

    def counting_values(self: BandReader, *rest: Any) -> Any:
        counts["read"] += 1
        return values(self, *rest)

    monkeypatch.setattr(MTRefSeg, "encode", counting_encode)
    monkeypatch.setattr(BandReader, "read_values", counting_values)
    return counts


@pytest.fixture(autouse=True)
def _own_scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(scratch.tempfile, "tempdir", str(place))
    yield
    scratch.remove_scratch()


def files(request: DetectRequest) -> tuple[Any, list[Any]]:
    """The polygons and the probabilities of a run."""
    layer = geopandas.read_file(request.output, layer="changes").drop(columns="created")
    rows = sorted(layer.to_wkt().itertuples(index=False))
    with rasterio.open(str(request.probability)) as raster:  # its tags hold the time of the run
        return rows, raster.read().tolist()


def fresh(request: DetectRequest) -> tuple[Any, list[Any]]:
    detect(request)
    return files(request)


@pytest.mark.parametrize(
    ("memory_bytes", "disk_bytes"),
    [(1 << 30, 0), (0, 1 << 30), (6_000_000, 8_000_000)],
    ids=["memory", "disk", "a part of it"],
)
def test_answers_are_the_same_to_the_bit(
    request_: DetectRequest, memory_bytes: int, disk_bytes: int, monkeypatch: Any
) -> None:
    monkeypatch.setattr("mtrefseg.model.inference.encoding_cache.DISK_BYTES_PER_S", 1e15)
    cache = SceneCache(EncodingCache(memory_bytes, disk_bytes))
    for sentences in ((FIRST,), (SECOND,), (FIRST, SECOND), (FIRST,)):
        request = replaced(request_, sentences=sentences)
        expected = fresh(request)
        detect(request, cache=cache)
        assert files(request) == expected


def test_the_second_question_encodes_and_reads_nothing(
    request_: DetectRequest, counted: dict[str, int]
) -> None:
    cache = SceneCache()
    detect(request_, cache=cache)
    assert min(counted.values()) > 10
    counted.update(encoded=0, read=0)
    detect(replaced(request_, sentences=(SECOND,), threshold=0.3), cache=cache)
    assert counted == {"encoded": 0, "read": 0}


CHANGES: dict[str, dict[str, Any]] = {
    "shift": {"shift_px": (1.0, 0.0)},
    "extent": {"extent": (500_000.0, 5_399_900.0, 500_150.0, 5_400_000.0)},
    "bands": {"bands_after": (3, 2, 1)},
    "sampling": {"gsd_m": 0.8},
    "tiles": {"overlap_px": 64},
    "precision": {"precision": "bfloat16"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_scene_is_seen_anew(
    request_: DetectRequest, counted: dict[str, int], change: dict[str, Any]
) -> None:
    cache = SceneCache()
    detect(request_, cache=cache)
    counted.update(encoded=0)
    other = replaced(request_, **change)
    detect(other, cache=cache)
    assert counted["encoded"] > 5
    found = files(other)
    assert found == fresh(other)


def test_a_raster_that_was_written_again_is_read_again(
    request_: DetectRequest, counted: dict[str, int]
) -> None:
    cache = SceneCache()
    detect(request_, cache=cache)
    after = request_.pair.after.path
    facts = os.stat(after)  # noqa: PTH116
    os.utime(after, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1_000_000))
    counted.update(encoded=0, read=0)
    detect(request_, cache=cache)
    assert min(counted.values()) > 5


def test_files_that_somebody_removed_are_computed_again(
    request_: DetectRequest, monkeypatch: Any
) -> None:
    monkeypatch.setattr("mtrefseg.model.inference.encoding_cache.DISK_BYTES_PER_S", 1e15)
    cache = SceneCache(EncodingCache(0, 1 << 30))
    detect(request_, cache=cache)
    kept = sorted(scratch.scratch_folder().iterdir())
    assert len(kept) >= 4
    kept[0].unlink()
    kept[1].write_bytes(b"damaged")
    detect(request_, cache=cache)
    assert files(request_) == fresh(request_)


def test_a_run_that_was_stopped_leaves_what_is_right(
    request_: DetectRequest, counted: dict[str, int]
) -> None:
    cache, expected = SceneCache(), fresh(request_)
    whole = counted["encoded"]
    answers = iter([False] * 5)
    with pytest.raises(Exception, match="cancelled"):
        detect(request_, cancelled=lambda: next(answers, True), cache=cache)
    counted.update(encoded=0)
    detect(request_, cache=cache)
    assert 0 < counted["encoded"] < whole
    assert files(request_) == expected


def _scene(side: int) -> EncodedTiles:
    values = torch.arange(64 * side * side, dtype=torch.float32).view(1, 64, side, side)
    prefix = ((values[:, :4], values[:, 4:8]), (values[:, :2], values[:, 2:4]))
    return EncodedTiles((values[:, :1],), values, (values[:, :3], values[:, :2]), prefix).map(
        torch.Tensor.contiguous
    )


@pytest.mark.parametrize("limits", [(1 << 20, 0), (0, 1 << 20)], ids=["memory", "disk"])
def test_a_scene_comes_back_as_it_was(limits: tuple[int, int]) -> None:
    encodings, scene = EncodingCache(*limits), _scene(8)
    encodings.open_scene("here")
    encodings.put(0, [scene, scene], seconds=60)
    first, _ = encodings.get(0)
    assert torch.equal(first.mask_features, scene.mask_features)
    assert [len(part) for part in (first.fused, first.multi_scale, first.prefix)] == [1, 2, 2]
    for one, other in zip(first.prefix, scene.prefix, strict=True):
        assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


def test_the_limits_hold_and_another_scene_frees_them() -> None:
    size = 8 * 8 * (64 + 1 + 5 + 12) * 4
    encodings = EncodingCache(2 * size, 3 * size)
    encodings.open_scene("here")
    for batch in range(9):
        encodings.put(batch, [_scene(8)], seconds=60)
    folder = scratch.scratch_folder()
    assert [batch in encodings for batch in range(9)] == [True] * 5 + [False] * 4
    assert encodings.get(7) is None
    assert len(list(folder.iterdir())) == 3
    encodings.open_scene("there")
    assert list(folder.iterdir()) == []
    assert encodings.get(0) is None


def test_what_is_computed_quicker_than_read_does_not_go_to_the_disk() -> None:
    encodings = EncodingCache(0, 1 << 30)
    encodings.open_scene("here")
    encodings.put(0, [_scene(64)], seconds=1e-5)
    assert 0 not in encodings


def test_the_scratch_folder_goes_with_the_process_and_old_ones_with_the_next(
    tmp_path: Path,
) -> None:
    place = tmp_path / "temporary"
    old, young = (place / f"{scratch.PREFIX}{name}" for name in ("old", "young"))
    for folder in (old, young):
        folder.mkdir()
        (folder / "0-0.safetensors").write_bytes(b"")
    os.utime(old, (0, 0))
    mine = scratch.scratch_folder()
    assert mine.is_dir()
    assert not old.exists()
    assert young.exists()
    scratch.remove_scratch()
    assert not mine.exists()
