"""The request that measures a model. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..errors import MtrefsegError
from .wire import Decoded


@dataclass(frozen=True)
class EvaluateRequest(Decoded):
    """A request to measure a model on labelled pairs.

    Attributes:
        model: Name of a bundled model or path of a model folder.
        data: Folder in the layout of MTRefSeg-21K.
        sentence: Sentence for all pairs where the folder has none; None: any change.
        figures: File of the figures (JSON); empty: none.
        report: File of the report (HTML); empty: none.
        device: Device that computes, one of ``DEVICES``.
        image_gsd_m: Ground sample distance of the images in metres; None: unknown, and they are
            shown to the model as they are.
        gsd_m: Ground sample distance in metres at which the images are shown; the masks are
            compared in the images' own pixels. None: see ``fit_gsd``.
        fit_gsd: Whether images that are finer than the range of the model's configuration are shown
            to it at the nearest end of that range. Ignored where ``gsd_m`` is given.
        overwrite: Whether files that are no earlier figures or report are replaced.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    model: str
    data: str
    sentence: Optional[str] = None
    figures: str = ""
    report: str = ""
    device: str = "auto"
    image_gsd_m: Optional[float] = None
    gsd_m: Optional[float] = None
    fit_gsd: bool = True
    overwrite: bool = False

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        for name in ("image_gsd_m", "gsd_m"):
            value = getattr(self, name)
            if value is not None and not 0.0 < value < float("inf"):
                raise MtrefsegError(
                    "Parameter {name} is {value}, which is not positive.",
                    "Use metres, as 0.5.",
                    name=name,
                    value=value,
                )
        if self.gsd_m is not None and self.image_gsd_m is None:
            raise MtrefsegError(
                "Parameter gsd_m is {gsd_m:g}, but the pixel size of the images is unknown.",
                "Give image_gsd_m (--image-gsd) too.",
                gsd_m=self.gsd_m,
            )
