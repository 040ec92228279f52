"""What a request says about the values of one date."""

from __future__ import annotations

from dataclasses import dataclass

from ..requests.check import CheckRequest
from ..requests.checks import Ranges
from ..requests.detect import DetectRequest


@dataclass(frozen=True)
class ValueOptions:
    """What a request says about the values of one date.

    Attributes:
        date: ``before`` or ``after``; empty: not one of a pair.
        nodata: Values without data besides the file's nodata, as closed ranges.
        file_nodata: Whether the nodata of the file counts.
        allow_remote: Whether the raster may lie on the network.
    """

    date: str = "before"
    nodata: Ranges = ()
    file_nodata: bool = True
    allow_remote: bool = False

    @classmethod
    def of(cls, request: DetectRequest | CheckRequest, date: str) -> ValueOptions:
        """Take the options of one date of a request."""
        if date == "before":
            nodata, file_nodata = request.nodata_before, request.file_nodata_before
        else:
            nodata, file_nodata = request.nodata_after, request.file_nodata_after
        return cls(date, nodata, file_nodata, request.allow_remote)


AS_THE_FILE_SAYS = ValueOptions()
