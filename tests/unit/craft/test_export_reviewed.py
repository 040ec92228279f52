"""Reviewed polygons become training data that the reader of the benchmark takes."""

import json
from dataclasses import replace
from pathlib import Path

import geopandas
import numpy as np
import pytest
import rasterio
from affine import Affine
from shapely.geometry import box

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.requests.export import ExportRequest
from mtrefseg.tests.flat_requests import export_request
from mtrefseg.training.craft.export.export_reviewed import export_training
from mtrefseg.training.data.layout import read_split
from mtrefseg.training.data.load_sample import load_sample

X, Y, SIDE = 500_000.0, 5_000_000.0, 200


def raster(path: Path, value: int) -> str:
    place = {"crs": "EPSG:32633", "transform": Affine(1, 0, X, 0, -1, Y)}
    with rasterio.open(
        path, "w", driver="GTiff", count=3, dtype="uint8", width=SIDE, height=SIDE, **place
    ) as target:
        target.write(np.full((3, SIDE, SIDE), value, np.uint8))
    return str(path)


def square(col: int, row: int, side: int = 10):
    return box(X + col, Y - row - side, X + col + side, Y - row)


def request(tmp_path: Path, *rows: tuple) -> ExportRequest:
    polygons = tmp_path / "changes.gpkg"
    sentences, reviews, shapes = zip(*rows)
    frame = {"sentence": sentences, "review": reviews}
    geopandas.GeoDataFrame(frame, geometry=list(shapes), crs="EPSG:32633").to_file(
        polygons, layer="changes"
    )
    pair = (raster(tmp_path / "before.tif", 60), raster(tmp_path / "after.tif", 90))
    return export_request(str(polygons), str(tmp_path / "out"), *pair, side_px=64)


def test_accepted_polygons_are_the_masks_and_rejected_ones_empty_answers(tmp_path):
    asked = request(
        tmp_path,
        ("the new houses", "accepted", square(5, 5)),
        ("the new houses", "rejected", square(30, 30)),
        ("the new road", "rejected", square(20, 20)),
    )
    written = export_training(asked)
    assert written == {"pairs": 1, "sentences": 2, "empty": 1, "warnings": []}
    samples = {s.sentence: load_sample(s) for s in read_split(Path(asked.folder)).samples}
    before, after, mask = samples["the new houses"]
    assert (before == 60).all()
    assert (after == 90).all()
    assert mask[5:15, 5:15].all()
    assert mask.sum() == 100
    assert not samples["the new road"][2].any()


def test_a_square_with_a_polygon_that_nobody_judged_does_not_ask(tmp_path):
    asked = request(
        tmp_path,
        ("the new houses", "accepted", square(5, 5)),
        ("the new houses", None, square(40, 40)),
        ("the new houses", "accepted", square(190, 190, 6)),
    )
    written = export_training(asked)
    assert written["pairs"] == 1
    assert "1 questions were left out" in written["warnings"][0]
    (sample,) = read_split(Path(asked.folder)).samples
    assert load_sample(sample)[2].sum() == 36


def test_the_last_square_lies_inside_the_rasters(tmp_path):
    asked = request(tmp_path, ("the pond", "accepted", square(190, 120)))
    export_training(asked)
    (sample,) = read_split(Path(asked.folder)).samples
    assert sample.name.startswith("changes_")
    assert sample.name.endswith("_91_136_64px#0")
    assert load_sample(sample)[0].shape == (64, 64, 3)


def test_without_a_review_there_is_nothing_to_learn(tmp_path):
    with pytest.raises(MtrefsegError, match="accepted or rejected"):
        export_training(request(tmp_path, ("the pond", None, square(5, 5))))


def test_a_cancel_is_obeyed_between_two_squares(tmp_path):
    asked = request(tmp_path, ("the pond", "accepted", square(5, 5)))
    with pytest.raises(Cancelled):
        export_training(asked, cancelled=lambda: True)
    assert not Path(asked.folder).exists()


def files(folder: str) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in Path(folder).rglob("*.*")
        if p.is_file() and p.name != "exported.json"
    }  # fmt: skip


def test_two_results_of_one_name_stay_beside_one_another(tmp_path):
    first = request(tmp_path, ("the new houses", "accepted", square(5, 5)))
    other = tmp_path / "other"
    other.mkdir()
    second = replace(
        request(other, ("the new houses", "rejected", square(5, 5))), folder=first.folder
    )
    export_training(first)
    written = files(first.folder)
    export_training(second)
    both = files(first.folder)
    assert written.items() < both.items()
    assert len(both) == 2 * len(written)
    samples = read_split(Path(first.folder)).samples
    assert sorted(int(load_sample(s)[2].sum()) for s in samples) == [0, 100]
    index = json.loads((Path(first.folder) / "exported.json").read_text())["results"]
    assert {entry["file"] for entry in index.values()} == {first.polygons, second.polygons}
    assert sorted(name for entry in index.values() for name in entry["files"]) == sorted(both)


def test_the_same_result_replaces_its_own_pairs_alone(tmp_path):
    mine = Path(tmp_path / "out" / "A" / "mine.png")
    asked = request(
        tmp_path,
        ("the new houses", "accepted", square(5, 5)),
        ("the new road", "accepted", square(20, 20)),
        ("the pond", "accepted", square(170, 170)),
    )
    export_training(asked)
    mine.write_bytes(b"of the user")
    assert len(read_split(Path(asked.folder)).samples) == 3
    frame = geopandas.read_file(asked.polygons)
    frame["review"] = ["rejected", None, None]
    frame.to_file(asked.polygons, layer="changes")
    export_training(asked)
    (sample,) = read_split(Path(asked.folder)).samples
    assert sample.sentence == "the new houses"
    assert not load_sample(sample)[2].any()
    assert set(files(asked.folder)) == {
        "A/mine.png", f"A/{sample.before.name}", f"B/{sample.after.name}",
        f"masks/{sample.mask.name}", f"referring_expression/{sample.before.stem}.json",
    }  # fmt: skip


def test_a_later_run_into_the_same_file_is_another_result(tmp_path):
    asked = request(tmp_path, ("the pond", "accepted", square(5, 5)))
    for created in ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"):
        frame = geopandas.read_file(asked.polygons)
        frame["created"] = created
        frame.to_file(asked.polygons, layer="changes")
        export_training(asked)
    assert len(read_split(Path(asked.folder)).samples) == 2


def test_an_export_that_is_cancelled_or_finds_no_space_changes_nothing(tmp_path, monkeypatch):
    asked = request(
        tmp_path,
        ("the pond", "accepted", square(5, 5)),
        ("the pond", "accepted", square(170, 170)),
    )
    export_training(asked)
    before = files(asked.folder)
    told = []
    with pytest.raises(Cancelled):
        export_training(asked, told.append, lambda: bool(told))
    assert told[-1].stage == "write"
    assert files(asked.folder) == before

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MtrefsegError, match=r"No space left.*free space"):
        export_training(asked)
    assert files(asked.folder) == before
    assert not list(Path(asked.folder).glob(".*"))


def test_an_export_that_is_killed_at_any_moment_leaves_a_valid_folder(tmp_path, monkeypatch):
    class Killed(BaseException):
        pass

    asked = request(
        tmp_path,
        ("the pond", "accepted", square(5, 5)),
        ("the pond", "accepted", square(170, 170)),
    )
    export_training(asked)
    whole = files(asked.folder)
    real, left = Path.replace, 0

    def replace_or_die(self, target):
        nonlocal left
        left -= 1
        if left == 0:
            raise Killed
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace_or_die)
    # the index, two pairs of four files, the index
    for moment in range(1, 11):
        left = moment
        with pytest.raises(Killed):
            export_training(asked)
        for entry in (Path(asked.folder) / "referring_expression").iterdir():
            json.loads(entry.read_text())
            sample = next(
                s for s in read_split(Path(asked.folder)).samples if s.before.stem == entry.stem
            )
            assert load_sample(sample)[2].sum() == 100
        left = 0
        export_training(asked)
        assert files(asked.folder) == whole


def test_pairs_without_sentences_are_not_made_unreadable(tmp_path):
    asked = request(tmp_path, ("the pond", "accepted", square(5, 5)))
    (tmp_path / "out" / "A").mkdir(parents=True)
    (tmp_path / "out" / "A" / "x.png").write_bytes(b"")
    with pytest.raises(MtrefsegError, match="holds pairs without sentences"):
        export_training(asked)


def test_a_damaged_index_is_one_sentence(tmp_path):
    asked = request(tmp_path, ("the pond", "accepted", square(5, 5)))
    for text in ("{", "[]", '{"results": {"a": 1}}', '{"results": {"a": {"files": [1]}}}'):
        (tmp_path / "out").mkdir(exist_ok=True)
        (tmp_path / "out" / "exported.json").write_text(text)
        with pytest.raises(MtrefsegError, match="the index of the exported pairs, cannot be read"):
            export_training(asked)


def test_an_index_names_no_file_outside_of_the_folder(tmp_path):
    asked = request(tmp_path, ("the pond", "accepted", square(5, 5)))
    export_training(asked)
    path = Path(asked.folder) / "exported.json"
    index = json.loads(path.read_text())
    (entry,) = index["results"].values()
    entry["files"] += ["../before.tif", "A/../../before.tif", "/etc/hostname", "before.tif"]
    path.write_text(json.dumps(index))
    export_training(asked)
    assert (tmp_path / "before.tif").exists()


def test_unsure_polygons_leave_their_square_out_and_drawn_ones_belong_to_the_mask(tmp_path):
    asked = request(
        tmp_path,
        ("the new houses", "accepted", square(5, 5)),
        ("the new houses", "unsure", square(30, 30)),
        ("the new houses", "accepted", square(70, 5)),
        ("the new houses", "accepted", square(100, 20)),
    )
    written = export_training(asked)
    assert (written["pairs"], written["sentences"]) == (2, 2)
    assert "left out" in written["warnings"][0]
    samples = read_split(Path(asked.folder)).samples
    assert sorted(int(load_sample(sample)[2].sum()) for sample in samples) == [100, 190]
