"""Requests are composed; JSON, scripts and the command line have their fields side by side."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.check import CheckRequest
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.export import ExportRequest
from mtrefseg.model.requests.flat import compose, flat_fields, flatten, replaced
from mtrefseg.model.requests.pair import PairSource, RasterSource
from mtrefseg.model.requests.polygons import PolygonOptions
from mtrefseg.model.requests.raster_data import RasterData
from mtrefseg.model.requests.redraw import RedrawRequest
from mtrefseg.model.requests.run import RunOptions
from mtrefseg.model.requests.train import TrainRequest

DATES = (
    "before after bands_before bands_after crs_before crs_after nodata_before nodata_after "
    "file_nodata_before file_nodata_after gsd_m allow_remote"
)
POLYGONS = (
    "threshold min_area_m2 fill_holes_m2 simplify_m connectivity within within_layer "
    "split_objects review"
)
RUN = "tile_px overlap_px device batch_size precision compiled"
# what earlier versions wrote into results and what scripts send
FIELDS = {
    DetectRequest: f"{DATES} {POLYGONS} {RUN} extent extent_crs shift_px sentences output model "
    "fit_gsd probability measured_shift_px overwrite layers where guess as_written parsed",
    CheckRequest: f"{DATES} extent extent_crs shift_px model fit_gsd",
    ExportRequest: f"{DATES} shift_px polygons folder side_px",
    RedrawRequest: f"{POLYGONS} probability source output overwrite layers",
    RasterData: f"{DATES} polygons layer field sentence chip_px overlap_px",
}
PAIR = PairSource(
    RasterSource("b.tif", (3, 2, 1), "EPSG:32633", ((0.0, 4.0),), file_nodata=False),
    RasterSource("a.tif"),
    extent=(0.0, 0.0, 9.0, 9.0),
    shift_px=(1.5, -0.5),
)


@pytest.mark.parametrize(("kind", "names"), FIELDS.items(), ids=lambda one: str(one)[-20:])
def test_the_names_in_json_stay(kind, names):
    assert sorted(flat_fields(kind)) == sorted(names.split())


def test_fields_of_both_dates_end_with_the_date():
    flat = flatten(CheckRequest(PAIR))
    assert (flat["before"], flat["after"]) == ("b.tif", "a.tif")
    assert (flat["bands_before"], flat["bands_after"]) == ((3, 2, 1), ())
    assert (flat["file_nodata_before"], flat["file_nodata_after"]) == (False, True)


@given(st.floats(0, 1), st.sampled_from([4, 8]), st.booleans(), st.none() | st.integers(1, 9))
def test_flat_fields_bring_the_same_request_back(threshold, connectivity, review, batch_size):
    options = PolygonOptions(threshold, connectivity=connectivity, review=review)
    run = RunOptions(batch_size=batch_size)
    request = DetectRequest(PAIR, ("a",), "o.gpkg", polygon_options=options, run_options=run)
    assert compose(DetectRequest, flatten(request)) == request
    assert DetectRequest.from_dict(json.loads(json.dumps(request.to_dict()))) == request


def test_rasters_of_a_training_stay_a_table_of_their_own():
    whole = replace(PAIR, extent=None, shift_px=(0.0, 0.0))
    request = TrainRequest(1, "out", rasters=RasterData(whole, "p.gpkg", sentence="new houses"))
    values = json.loads(json.dumps(request.to_dict()))
    assert values["rasters"]["bands_before"] == [3, 2, 1]
    assert TrainRequest.from_dict(values) == request


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"nodata_after": ((5.0, 1.0),)}, "nodata_after"),
        ({"after": " "}, "Parameter after is empty"),
        ({"gsd_m": -1.0}, "Ground sample distance"),
    ],
)
def test_errors_name_the_flat_field(values, named):
    given = {"before": "b.tif", "after": "a.tif", **values}
    with pytest.raises(MtrefsegError, match=named):
        CheckRequest.from_dict(given)


def test_other_values_of_flat_fields_are_checked():
    request = CheckRequest(PAIR)
    assert replaced(request, bands_after=(1, 1, 1)).pair.after.bands == (1, 1, 1)
    with pytest.raises(MtrefsegError, match="shift_px"):
        replaced(request, shift_px=(1.0,))
    with pytest.raises(TypeError, match="colour"):
        replaced(request, colour=1)


def test_what_a_request_does_not_have_is_not_lost_in_silence():
    request = ExportRequest("p.gpkg", "folder", PAIR)
    with pytest.raises(MtrefsegError, match="extent cannot be given to a ExportRequest"):
        request.to_dict()
    of_run = ExportRequest.of("p.gpkg", "folder", PAIR, allow_remote=True)
    assert "extent" not in of_run.to_dict()
    assert (of_run.pair.shift_px, of_run.pair.allow_remote) == ((1.5, -0.5), True)
