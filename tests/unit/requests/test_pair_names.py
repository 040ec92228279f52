"""Which raster is the earlier one."""

import pytest

from mtrefseg.model.requests.pair_names import date_in, exchanged, guess_pair


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("city_2021", (2021, 0, 0)),
        ("S2_20210605_T32", (2021, 6, 5)),
        ("ortho 2019-05", (2019, 5, 0)),
        ("05.06.2021 north", (2021, 6, 5)),
        ("tile_120210605", None),
        ("tile 33UUP", None),
        ("2021_99", (2021, 0, 0)),
    ],
)
def test_dates_are_read_as_people_write_them(name, date):
    assert date_in(name) == date


@pytest.mark.parametrize(
    ("names", "pair"),
    [
        (["b 2023", "a 2019"], (1, 0)),
        (["b 2023", "c 2021", "a 2019"], (2, 0)),
        (["after", "before"], (1, 0)),
        (["site_post", "other", "site_pre"], (2, 0)),
        (["something", "before"], (1, 0)),
        (["new", "something"], (1, 0)),
        (["one 2020", "two 2020"], (0, 1)),
        (["one", "two"], (0, 1)),
        (["before and after"], None),
        ([], None),
        (["before and after", "x"], (0, 1)),
    ],
)
def test_dates_win_then_words_then_the_order(names, pair):
    assert guess_pair(names) == pair


def test_words_inside_other_words_do_not_count():
    assert guess_pair(["newton", "golden"]) == (0, 1)


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ("a_2021.tif", "a_2019.tif", True),
        ("a_2019.tif", "a_2021.tif", False),
        ("20210605_x.tif", "20210604_x.tif", True),
        ("a_2021-06-05.tif", "a_2021.tif", False),
        ("a_2021.tif", "a_2021-06-05.tif", False),
        ("/data/2021/ortho.tif", "/data/2019/ortho.tif", True),
        ("C:\\data\\2019\\ortho.tif", "C:\\data\\2021\\ortho.tif", False),
        ("after.tif", "before.tif", True),
        ("post.tif", "x.tif", True),
        ("x.tif", "post.tif", False),
        ("old_2019.tif", "new_2021.tif", False),
        ("new_2019.tif", "old_2021.tif", False),
        ("one.tif", "two.tif", False),
        ("post.tif", "post.tif", False),
    ],
)
def test_names_tell_when_before_and_after_are_exchanged(before, after, wrong):
    assert bool(exchanged(before, after)) == wrong
