"""Building candidates: polygons with their fields, several sources, bad input, going on."""

import json
from dataclasses import replace
from pathlib import Path

import geopandas
import pytest
from shapely import affinity
from shapely.geometry import Point, box

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.files.craft_schema import APPEARS, CHANGES_STATE, DISAPPEARS, REJECTED
from mtrefseg.model.requests.endpoint_options import EndpointOptions
from mtrefseg.tests.agent_server import AgentServer
from mtrefseg.tests.unit.craft.build_cases import (
    bow_tie,
    build_request,
    roof_outlines,
    write_polygons,
)
from mtrefseg.tests.unit.craft.painted_pair import BrightRoofs
from mtrefseg.training.craft import build_candidates as building
from mtrefseg.training.craft.build_candidates import build_candidates
from mtrefseg.training.craft.craft_file import CraftFile
from mtrefseg.training.craft.sources.change_words import change_type_of

FIELDS = {
    "kind": ["Houses", "warehouse", None],
    "what": ["new", "demolished", "renovated"],
    "note": ["red roof", None, "  two   floors "],
    "sure": [0.7, None, 2.0],
}
MAPPED = {"object_field": "kind", "type_field": "what", "text_field": "note",
          "confidence_field": "sure"}  # fmt: skip


def candidates_of(folder: Path) -> list:
    return CraftFile.open(folder / "training.gpkg").candidates()


def test_fields_give_noun_type_text_and_confidence(tmp_path: Path) -> None:
    layer = write_polygons(tmp_path / "new.gpkg", roof_outlines(), **FIELDS)

    done = build_candidates(build_request(tmp_path, f"shed={layer}", **MAPPED))

    found = candidates_of(tmp_path)
    assert [one.object for one in found] == ["house", "warehouse", "shed"]
    assert [one.change_type for one in found] == [APPEARS, DISAPPEARS, CHANGES_STATE]
    assert [one.text for one in found] == ["red roof", "", "two floors"]
    assert [one.confidence for one in found] == [0.7, 1.0, 1.0]
    assert all(one.chip and one.cell and one.history for one in found)
    assert done["candidates"] == 3 and done["sources"] == {"polygons": 3}


def test_several_layers_in_other_crs_become_candidates(tmp_path: Path) -> None:
    first, *others = roof_outlines()
    houses = write_polygons(tmp_path / "a.gpkg", [first])
    moved = geopandas.GeoSeries(others, crs="EPSG:32632").to_crs("EPSG:4326")
    sheds = write_polygons(tmp_path / "b.gpkg", list(moved), "EPSG:4326")

    build_candidates(build_request(tmp_path, f"house={houses}", f"storage_shed={sheds}"))

    found = candidates_of(tmp_path)
    assert [one.object for one in found] == ["house", "storage shed", "storage shed"]
    for one, outline in zip(found, roof_outlines(), strict=True):
        assert one.geometry.symmetric_difference(outline).area < 0.01


def test_what_cannot_be_used_is_told_with_its_number(tmp_path: Path) -> None:
    tiny = box(500_020, 5_299_980, 500_020.4, 5_299_980.4)
    others = (bow_tie(500_060, 5_299_960), Point(500_010, 5_299_990), box(0, 0, 10, 10), None, tiny)
    outlines = [*roof_outlines(), *others]
    kinds = ["new", "7", *["new"] * 6]
    layer = write_polygons(tmp_path / "new.gpkg", outlines, what=kinds)

    done = build_candidates(build_request(tmp_path, f"house={layer}", type_field="what"))

    text = " ".join(map(str, done["warnings"]))
    for part in ("2 of 8 features", "1 of 8 polygons of", "were mended", "outside of the rasters",
                 "no readable kind of change"):  # fmt: skip
        assert part in text
    found = candidates_of(tmp_path)
    assert len(found) == 5 and all(one.geometry.is_valid for one in found)
    assert found[-1].state == REJECTED and found[-1].reason == "it has 0.6 pixels"


def test_polygons_where_nothing_differs_are_rejected_with_a_reason(tmp_path: Path) -> None:
    wrong = affinity.translate(roof_outlines()[0], 60, -10)
    layer = write_polygons(tmp_path / "new.gpkg", [*roof_outlines(), wrong])

    build_candidates(build_request(tmp_path, f"house={layer}"))
    found = candidates_of(tmp_path)
    assert [one.state == REJECTED for one in found] == [False, False, False, True]
    assert found[-1].reason and found[-1].history[-1].by == "screening"

    build_candidates(build_request(tmp_path, f"house={layer}", screen=False, overwrite=True))
    assert not any(one.state == REJECTED for one in candidates_of(tmp_path))


def test_the_same_object_of_two_sources_is_one_candidate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "load_segmenter", lambda *args: BrightRoofs())
    monkeypatch.setattr(building, "_any_change", lambda *args: None)
    layer = write_polygons(tmp_path / "new.gpkg", roof_outlines()[:2])

    done = build_candidates(build_request(tmp_path, f"house={layer}", objects=("building",)))

    assert done["sources"] == {"polygons": 2, "comparison": 1}
    first = candidates_of(tmp_path)[0]
    assert first.attributes["sources"] == "polygons,comparison"
    assert first.history[-1].what == "found again"
    assert first.geometry.equals(roof_outlines()[0])


def test_a_model_gives_its_answers_with_nouns_and_types(tmp_path: Path) -> None:
    done = build_candidates(
        build_request(
            tmp_path,
            model="mini",
            phrases=("the buildings that appeared",),
            device="cpu",
            screen=False,
        )
    )

    found = candidates_of(tmp_path)
    assert done["sources"] == {"model": len(found)} and found
    assert {(one.object, one.change_type) for one in found} == {("building", APPEARS)}
    assert all(0.0 <= one.confidence <= 1.0 for one in found)


def test_going_on_adds_only_what_is_new_and_refuses_other_rasters(tmp_path: Path) -> None:
    first = write_polygons(tmp_path / "a.gpkg", roof_outlines()[:1])
    whole = write_polygons(tmp_path / "b.gpkg", roof_outlines())
    build_candidates(build_request(tmp_path, f"house={first}"))

    with pytest.raises(MtrefsegError, match="exists"):
        build_candidates(build_request(tmp_path, f"house={whole}"))
    build_candidates(build_request(tmp_path, f"house={whole}", append=True))
    assert len(candidates_of(tmp_path)) == 3

    request = build_request(tmp_path, f"house={whole}", append=True)
    corner = (500_000.0, 5_299_950.0, 500_100.0, 5_300_000.0)
    other = replace(request, pair=replace(request.pair, extent=corner))
    with pytest.raises(MtrefsegError, match="other rasters or another extent"):
        build_candidates(other)
    assert len(candidates_of(tmp_path)) == 3


def test_a_cancelled_build_keeps_what_was_stored(tmp_path: Path) -> None:
    layer = write_polygons(tmp_path / "new.gpkg", roof_outlines())
    steps: list[float] = []

    with pytest.raises(Cancelled):
        build_candidates(
            build_request(tmp_path, f"house={layer}"),
            on_progress=lambda progress: steps.append(progress.fraction),
            cancelled=lambda: bool(steps),
        )

    assert len(candidates_of(tmp_path)) == 3


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"object_field": "nix"}, "has no field 'nix'"),
        ({"change": "grows"}, "'grows'"),
        ({"side_px": 16}, "side_px is 16"),
        ({"rounds": 99}, "rounds is 99"),
        ({"append": True, "overwrite": True}, "Both append and overwrite"),
        ({"phrases": ("the houses that appeared",)}, "without a model"),
        ({"device": "tpu"}, "'tpu'"),
    ],
)
def test_bad_options_are_named(tmp_path: Path, options: dict, problem: str) -> None:
    layer = write_polygons(tmp_path / "new.gpkg", roof_outlines())
    with pytest.raises(MtrefsegError) as error:
        build_candidates(build_request(tmp_path, f"house={layer}", **options))
    assert problem in error.value.text and not (tmp_path / "training.gpkg").exists()


@pytest.mark.parametrize(
    "polygons", ["", "house=", "=new.gpkg", "missing.gpkg", "house=missing.gpkg"]
)
def test_layers_that_are_none_are_named(tmp_path: Path, polygons: str) -> None:
    with pytest.raises(MtrefsegError):
        build_candidates(build_request(tmp_path, polygons))
    assert not (tmp_path / "training.gpkg").exists()


@pytest.mark.parametrize(
    ("value", "number"),
    [("new", APPEARS), ("Demolished", DISAPPEARS), ("changes state", CHANGES_STATE), ("1", 1),
     ("2.0", 2), ("gain", APPEARS), ("tree_loss", DISAPPEARS), ("new and demolished", None),
     ("7", None), ("", None), ("nan", None)],
)  # fmt: skip
def test_the_type_of_a_change_is_read_from_words_and_numbers(
    value: str, number: int | None
) -> None:
    assert change_type_of(value) == number


def test_an_endpoint_that_is_down_leaves_the_candidates_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "load_segmenter", lambda *args: BrightRoofs())
    monkeypatch.setattr(building, "_any_change", lambda *args: None)
    layer = write_polygons(tmp_path / "new.gpkg", roof_outlines())
    agent = EndpointOptions("http://127.0.0.1:9/v1", "none", timeout_s=1.0)
    told: list[str] = []

    done = build_candidates(
        build_request(tmp_path, f"house={layer}", agent=agent), on_warning=told.append
    )

    assert "127.0.0.1:9" in told[0]
    assert done["states"] == {"proposed": 3}
    assert any("append" in str(text) for text in done["warnings"])
    facts = CraftFile.open(tmp_path / "training.gpkg").facts()
    assert facts["agent"] == "none" and "agent_endpoint" not in json.loads(facts["request"])


def test_a_server_that_accepts_and_finds_decides_the_candidates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "load_segmenter", lambda *args: BrightRoofs())
    monkeypatch.setattr(building, "_any_change", lambda *args: None)
    layer = write_polygons(tmp_path / "new.gpkg", roof_outlines()[:2])

    def answer(text: str, images: list) -> str:
        if '"verdict"' in text:
            return json.dumps({"verdict": "accept"})
        change = {"what": "building", "where": "here", "box": [], "type": 0, "confidence": 0.9}
        return json.dumps({"changes": [change] if '"changes"' in text else []})

    with AgentServer(answer) as server:
        agent = EndpointOptions(server.url, timeout_s=5.0)
        request = build_request(tmp_path, f"house={layer}", agent=agent, screen=False)
        done = build_candidates(request)
        sent = len(server.received)
        again = build_candidates(
            build_request(tmp_path, f"house={layer}", agent=agent, screen=False, append=True)
        )
        assert sent > 10 and len(server.received) == sent

    assert done["states"].get("proposed", 0) == 0
    assert again["candidates"] == done["candidates"] >= 3
    outlines = [one.geometry for one in candidates_of(tmp_path) if one.state != REJECTED]
    assert (
        max(o.intersection(roof_outlines()[2]).area for o in outlines)
        > 0.8 * roof_outlines()[2].area
    )
