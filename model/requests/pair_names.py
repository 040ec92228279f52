"""Which of several rasters is the earlier one: by dates and words in their names. No QGIS."""

from __future__ import annotations

import re
from typing import Optional, Sequence, Tuple

# 2021, 202106, 2021-06-05, 2021_06; not a part of a longer number.
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(\d\d))?)?(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d\d)[-_.](0[1-9]|1[0-2])[-_.]((?:19|20)\d\d)(?!\d)")
_EARLIER = re.compile(r"(?<![a-z])(before|pre|old|early|t1|vorher|alt|avant|antes)(?![a-z])")
_LATER = re.compile(r"(?<![a-z])(after|post|new|late|t2|nachher|neu|apres|après)(?![a-z])")

Date = Tuple[int, int, int]


def date_in(name: str) -> Optional[Date]:
    """Return the date in a name as (year, month, day), 0 for what it leaves out."""
    day_first = _DAY_FIRST.search(name)
    if day_first:
        return int(day_first[3]), int(day_first[2]), int(day_first[1])
    found = _DATE.search(name)
    return (int(found[1]), int(found[2] or 0), int(found[3] or 0)) if found else None


def guess_pair(names: Sequence[str]) -> Optional[Tuple[int, int]]:
    """Return the positions of before and after; None when there are fewer than two names.

    The earliest and the latest date win, then words such as "before" and "post"; otherwise
    the order stays as it is.
    """
    if len(names) < 2:
        return None
    dated = sorted((date, i) for i, date in enumerate(map(date_in, names)) if date)
    if len(dated) > 1 and dated[0][0] < dated[-1][0]:
        return dated[0][1], dated[-1][1]
    lower = [name.lower() for name in names]
    earlier = next((i for i, name in enumerate(lower) if _EARLIER.search(name)), None)
    later = next((i for i, name in enumerate(lower) if _LATER.search(name)), None)
    if earlier is None and later is None:
        return 0, 1
    if earlier is None:
        earlier = next(i for i in range(len(names)) if i != later)
    if later is None or later == earlier:
        later = next(i for i in range(len(names)) if i != earlier)
    return earlier, later


def exchanged(before: str, after: str) -> str:
    """Return why two paths look as if before and after were exchanged; empty: they do not.

    The names of the files decide; where they hold no date, those of the folders around them.
    """
    for first, second in zip(reversed(_names(before)), reversed(_names(after))):
        dates = date_in(first), date_in(second)
        if dates[0] and dates[1]:
            order = _compared(dates[0], dates[1])
            if order:
                return f"'{first}' is later than '{second}'" if order > 0 else ""
        early, late = (
            [bool(pattern.search(name.lower())) for name in (first, second)]
            for pattern in (_EARLIER, _LATER)
        )
        if early[0] != early[1] or late[0] != late[1]:
            swapped = (late[0] and not late[1]) or (early[1] and not early[0])
            in_order = (early[0] and not early[1]) or (late[1] and not late[0])
            return f"by their names '{first}' and '{second}'" if swapped and not in_order else ""
    return ""


def _names(path: str) -> Tuple[str, ...]:
    """Return folders and file name of a path, or of a name that GDAL opens."""
    return tuple(name for name in re.split(r"[/\\]", path) if name)


def _compared(first: Date, second: Date) -> int:
    """Return 1 when the first date is later, -1 when it is earlier, 0 when that is open."""
    for one, other in zip(first, second):
        if not one or not other or one == other:
            if one and other:
                continue
            return 0
        return 1 if one > other else -1
    return 0
