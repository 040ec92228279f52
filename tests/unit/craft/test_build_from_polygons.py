from pathlib import Path

from mtrefseg.tests.unit.craft.build_cases import build_request, roof_outlines, write_polygons
from mtrefseg.training.craft.build_candidates import build_candidates


def test_polygons_that_say_that_nothing_changed_are_left_out_and_counted(tmp_path: Path) -> None:
    kinds = ["new", "Unchanged", "no_change"]
    layer = write_polygons(tmp_path / "all.gpkg", roof_outlines(), what=kinds)
    done = build_candidates(build_request(tmp_path, f"house={layer}", type_field="what"))
    assert done["sources"] == {"polygons": 1}
    assert any("2 of 3 polygons" in text and "nothing changed" in text for text in done["warnings"])


def test_an_object_of_two_layers_is_stored_once_and_told(tmp_path: Path) -> None:
    outlines = roof_outlines()
    first = write_polygons(tmp_path / "a.gpkg", outlines)
    second = write_polygons(tmp_path / "b.gpkg", [outlines[0].buffer(0.3), outlines[1]])
    done = build_candidates(build_request(tmp_path, f"house={first}", f"house={second}"))
    assert done["sources"] == {"polygons": 3}
    assert any("2 of 5 candidates of the source 'polygons'" in text for text in done["warnings"])
