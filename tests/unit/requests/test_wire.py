"""JSON from outside: parsed within limits, checked field by field."""

import json
import os
from dataclasses import dataclass
from typing import Optional, Tuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtrefseg.model.config import MINI, R1, NetworkConfig
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.wire import (
    MAX_BYTES,
    MAX_DEPTH,
    BadJson,
    decode,
    parse_json,
    read_json,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(JSON)
def test_what_json_wrote_is_read(value):
    assert parse_json(json.dumps(value)) == value
    assert parse_json(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")) is not ...


@pytest.mark.parametrize("open_", ["[", '{"a":'])
def test_nesting_has_a_limit(open_):
    close, end = ("]", "1") if open_ == "[" else ("}", "1")
    assert parse_json(open_ * MAX_DEPTH + end + close * MAX_DEPTH)
    for depth in (MAX_DEPTH + 1, 900, 20_000):
        with pytest.raises(BadJson, match="nested"):
            parse_json(open_ * depth + end + close * depth)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" " * (MAX_BYTES + 1), "longer than"),
        (b'"\xff"', "UTF-8"),
        (b"", "Expecting value"),
        (b"1" * 50, "50 digits"),
        (b"{", "Expecting property"),
    ],
)
def test_what_is_refused_is_told(data, reason):
    with pytest.raises(BadJson, match=reason):
        parse_json(data)


def test_more_containers_than_memory_has_room_for_are_refused():
    with pytest.raises(BadJson, match="lists and objects"):
        parse_json("[" + "[]," * 3_000_000 + "[]]", limit=1 << 30)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in this file system")
def test_a_pipe_and_a_folder_do_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", ".", "missing"):
        with pytest.raises(OSError):
            read_json(tmp_path / name)


@dataclass(frozen=True)
class Sizes:
    count: int
    share: float = 0.5
    names: Tuple[str, ...] = ()
    box: Optional[Tuple[float, float]] = None
    exact: bool = False
    nodata_before: Tuple[Tuple[float, float], ...] = ()


def test_lists_become_tuples_and_whole_numbers_are_numbers():
    values = {"count": 2, "share": 1, "names": ["a"], "box": [0, 1.5]}
    assert decode(Sizes, values) == Sizes(2, 1, ("a",), (0, 1.5))


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"count": "2"}, "count is '2'"),
        ({"count": 2.0}, "count is 2.0"),
        ({"count": True}, "count is True"),
        ({"count": 2**60}, "count is 1152921504606846976"),
        ({"count": 1, "share": "0.5"}, "share is '0.5'"),
        ({"count": 1, "share": float("nan")}, "share is nan"),
        ({"count": 1, "share": float("inf")}, "share is inf"),
        ({"count": 1, "names": "abc"}, "names is 'abc'"),
        ({"count": 1, "names": [1]}, r"names is \[1\]"),
        ({"count": 1, "names": ["a\0"]}, "null character"),
        ({"count": 1, "names": ["\ud800"]}, "Unicode"),
        ({"count": 1, "box": [1]}, "list of 2 values"),
        ({"count": 1, "exact": 1}, "exact is 1"),
        ({"count": 1, "nodata_before": [[float("nan"), 1]]}, "nodata_before"),
        ({"count": 1, "colour": 1}, "unknown field 'colour'"),
        ({}, "lacks count"),
        ([1], "not a table"),
    ],
)
def test_a_field_of_another_type_is_named(values, named):
    with pytest.raises(MtrefsegError, match=named) as caught:
        decode(Sizes, values)
    assert caught.value.advice


def test_a_range_of_nodata_may_be_open():
    values = {"count": 1, "nodata_before": [[float("-inf"), 0]]}
    assert decode(Sizes, values).nodata_before == ((float("-inf"), 0),)


@pytest.mark.parametrize("config", [MINI, R1])
def test_configurations_of_real_models_are_accepted(config):
    assert NetworkConfig.from_json(config.to_json()) == config


@pytest.mark.parametrize("config", [MINI, R1])
@given(st.data())
def test_a_configuration_with_any_one_value_changed_is_read_or_refused(config, data):
    values = json.loads(config.to_json())
    table = data.draw(
        st.sampled_from([values, *(v for v in values.values() if isinstance(v, dict))])
    )
    name = data.draw(st.sampled_from(sorted(table)))
    table[name] = data.draw(JSON | st.floats() | st.integers())
    try:
        read = NetworkConfig.from_json(json.dumps(values))
    except MtrefsegError as error:
        assert "\n" not in str(error)
    else:
        assert NetworkConfig.from_json(read.to_json()) == read
