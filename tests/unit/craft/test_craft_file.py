import json
from contextlib import closing
from dataclasses import replace

import geopandas
import pyogrio
import pytest
from shapely.geometry import MultiPolygon

from mtrefseg.model.files.craft_schema import APPEARS, DISAPPEARS, REJECTED
from mtrefseg.model.files.geopackage_connection import connect
from mtrefseg.tests.unit.craft.training_files import GRID, edit, house, sentence
from mtrefseg.training.craft.candidate import Step
from mtrefseg.training.craft.chips import chips_of
from mtrefseg.training.craft.craft_file import CraftFile


def test_what_was_stored_is_read_again_as_it_was(stored: CraftFile) -> None:
    step = Step.now("checks", "rejected", "too small", "a", "b")
    candidates = [house(0), house(30).decided(REJECTED, step)]
    record = replace(sentence(), flag="", history=(step,))
    stored.add_candidates(candidates)
    stored.put_records([record])
    again = CraftFile.open(stored.path)
    assert [replace(one, geometry=house(0).geometry) for one in again.candidates()] == [
        replace(one, geometry=house(0).geometry) for one in candidates
    ]
    assert [one.geometry.geoms[0] for one in again.candidates()] == [
        one.geometry for one in candidates
    ]
    assert again.records() == [record]
    assert again.chips() == list(chips_of(GRID, 512))
    assert again.grid == GRID
    assert json.loads(again.facts()["sources"]) == ["a"] and again.facts()["model"] == "mini"


def test_a_sentence_without_anything_in_its_mask_is_stored(stored: CraftFile) -> None:
    stored.put_records([sentence(geometry=MultiPolygon())])
    assert CraftFile.open(stored.path).records()[0].geometry.is_empty


def test_gdal_reads_the_layers_with_crs_types_and_extent(stored: CraftFile) -> None:
    stored.add_candidates([house(0), house(30)])
    layers = {name for name, _ in pyogrio.list_layers(stored.path)}
    assert {"chips", "candidates", "records", "layer_styles"} == layers
    found = geopandas.read_file(stored.path, layer="candidates")
    assert found.crs.to_epsg() == 32632 and found["change_type"].dtype.kind == "i"
    info = pyogrio.read_info(stored.path, layer="candidates")
    assert info["total_bounds"] == (500_000, 5_399_900, 500_040, 5_399_920)
    window = geopandas.read_file(stored.path, layer="candidates", bbox=(500_025, 0, 500_026, 1e7))
    assert not len(window)
    window = geopandas.read_file(stored.path, layer="candidates", bbox=(500_031, 0, 500_032, 1e7))
    assert len(window) == 1


def test_candidates_are_added_once(stored: CraftFile) -> None:
    assert stored.add_candidates([house(0), house(0), house(30)]) == 2
    assert stored.add_candidates([house(30), house(60)]) == 1
    assert len(stored.candidates()) == 3


def test_what_a_person_edited_in_qgis_is_not_overwritten(stored: CraftFile) -> None:
    stored.add_candidates([house(0), house(30)])
    edit(stored, "UPDATE candidates SET object = 'barn' WHERE id = ?", house(0).id)
    changed = [replace(one, change_type=DISAPPEARS) for one in stored.candidates()]
    assert stored.update_candidates(changed) == (1, 1)
    first, second = stored.candidates()
    assert (first.object, first.change_type) == ("barn", APPEARS)
    assert (second.object, second.change_type) == ("house", DISAPPEARS)


@pytest.mark.parametrize("change", ["review = 'accepted'", "flag = 'cloud'", "sentence = 'x'"])
def test_reviewed_flagged_and_edited_records_stay(stored: CraftFile, change: str) -> None:
    one, other = sentence(), sentence("the large house")
    stored.put_records([one, other])
    edit(stored, f"UPDATE records SET {change} WHERE id = ?", one.id)
    before = stored.records()[0]
    later = [replace(record, confidence=0.1) for record in (one, other)]
    assert stored.put_records(later) == (1, 1)
    assert stored.remove_records([one.id, other.id]) == (1, 1)
    assert stored.records() == [before]


def test_an_edit_that_was_undone_is_none(stored: CraftFile) -> None:
    stored.put_records([sentence()])
    for text in ("x", sentence().sentence):
        edit(stored, "UPDATE records SET sentence = ?", text)
    assert stored.put_records([replace(sentence(), confidence=0.1)]) == (1, 0)


def test_what_people_draw_or_copy_gets_an_id(stored: CraftFile) -> None:
    stored.add_candidates([house(0)])
    with closing(connect(stored.path)) as database:
        database.execute(
            "INSERT INTO candidates (geom, change_type) SELECT geom, 1 FROM candidates"
        )
        database.execute("INSERT INTO candidates (geom, change_type, id) "
                         "SELECT geom, 2, id FROM candidates WHERE change_type = 0")  # fmt: skip
    found = CraftFile.open(stored.path, write=True).candidates()
    assert found[0].id == house(0).id and len({one.id for one in found}) == 3
    assert found[1].source == "drawn"
    assert stored.update_candidates([replace(one, object="x") for one in found]) == (1, 2)


def test_rows_that_cannot_be_read_are_left_out_and_told(stored: CraftFile) -> None:
    stored.add_candidates([house(0), house(30)])
    edit(stored, "UPDATE candidates SET geom = NULL WHERE id = ?", house(0).id)
    edit(stored, "UPDATE candidates SET history = 'mine' WHERE id = ?", house(30).id)
    assert stored.candidates() == []
    assert "2 rows of layer 'candidates' were left out" in stored.warnings[0]


def test_the_split_of_chips_is_stored(stored: CraftFile) -> None:
    chips = [replace(chip, block="b1", split="val") for chip in stored.chips()[:1]]
    stored.update_chips(chips)
    assert [chip.split for chip in stored.chips()] == [
        "val",
        *[""] * (len(stored.chips()) - 1),
    ]


def test_facts_are_added(stored: CraftFile) -> None:
    stored.add_facts({"agent": {"calls": 3}})
    assert json.loads(CraftFile.open(stored.path).facts()["agent"]) == {"calls": 3}


def test_candidates_of_a_window_are_those_that_meet_it(stored: CraftFile) -> None:
    stored.add_candidates([house(0), house(30), house(60)])
    found = stored.candidates((500_025, 5_399_900, 500_035, 5_399_910))
    assert [one.id for one in found] == [house(30).id]
