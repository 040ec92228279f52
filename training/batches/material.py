"""What a training uses of a data folder, and its terms."""

from __future__ import annotations

from pathlib import Path

from .available import available
from .captions import SAMPLES, SQUARES
from .object_images import OBJECT_IMAGES
from .real_sources import available_sources

# of images that are only the ground of simulated changes
GROUND_TERMS = {"geo/landsat_pucallpa": "Landsat: public domain"}
CAPTIONS = "sentences of LEVIR-CC and LEVIR-MCI: academic use"


def material_terms(data: Path, free: bool = False) -> list[str]:
    """Return the terms of everything that a training uses, each once.

    Args:
        data: The data folder.
        free: Only material that is free for any use is used.
    """
    terms = [source.terms for source in available_sources(data, free)]
    terms += [images.terms for images in available(OBJECT_IMAGES, data, free)]
    terms += [text for folder, text in GROUND_TERMS.items() if (data / folder).is_dir()]
    if not free and any((data / name).is_file() for name in (SQUARES, SAMPLES)):
        terms.append(CAPTIONS)
    return list(dict.fromkeys(terms))
