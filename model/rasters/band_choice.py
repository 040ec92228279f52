"""Choice of the red, green and blue band: requested, declared, described, or the first three."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rasterio.enums import ColorInterp
from rasterio.io import DatasetReader

from ..errors import MtrefsegError
from ..messages import Message

_COLOURS = ("red", "green", "blue")
_SENTINEL2 = ("b04", "b03", "b02")
_NOT_RED = re.compile(r"edge|infra|swir|nir")
_NUMBER = re.compile(r"(?:^|_|\b)b0?(1?\d[a]?)\b")
_NOT_OF_OLD_LANDSAT = ("8a", "9", "10", "11", "12")


_REASON_TEXTS = {
    "colours": "Bands {bands} of '{path}' are taken as red, green and blue, as the file declares "
    "them.",
    "names": "Bands {bands} of '{path}' are taken as red, green and blue by their names.",
    "single": "Band {band} of '{path}' is taken for red, green and blue.",
    "palette": "The colours of the palette of '{path}' are taken.",
}


@dataclass(frozen=True)
class BandChoice:
    """Bands that are read.

    Attributes:
        bands: Three numbers from 1.
        reason: ``requested``, ``colours``, ``names``, ``single``, ``palette`` or ``first``.
        palette: Whether the band holds indices of a palette.
        doubt: Why other bands may be meant, to follow the name of the raster; empty: no doubt.
    """

    bands: tuple[int, ...]
    reason: str
    palette: bool = False
    doubt: str = ""

    def text(self, path: str) -> str | None:
        """Return a message on the bands where they are not obvious; None where they are."""
        if self.reason in ("colours", "names") and self.bands == (1, 2, 3):
            return None
        template = _REASON_TEXTS.get(self.reason)
        if template is None:
            return None
        bands = ", ".join(map(str, self.bands))
        return Message(template, bands=bands, band=self.bands[0], path=path)


def choose_bands(dataset: DatasetReader, requested: tuple[int, ...], parameter: str) -> BandChoice:
    """Choose three bands: those requested, else by declared colours, names, or the first three.

    A single band is taken three times. A palette is expanded, also when its band is requested
    three times.

    Args:
        dataset: The open raster.
        requested: Three band numbers from 1, or nothing.
        parameter: Name of the parameter of ``requested``, for messages.

    Raises:
        MtrefsegError: There are two bands, or a number is out of range, alpha or complex.
    """
    colours = [n for n in range(1, dataset.count + 1) if n not in alphas(dataset)]
    if requested:
        _check_requested(dataset, requested, colours, parameter)
        choice = BandChoice(tuple(requested), "requested")
    else:
        choice = _default(dataset, colours, parameter)
    for band in choice.bands:
        if "complex" in dataset.dtypes[band - 1]:
            raise MtrefsegError(
                "Band {band} of raster '{dataset_name}' holds complex numbers.",
                "Convert it to amplitude or intensity first.",
                band=band,
                dataset_name=dataset.name,
            )
    if len(set(choice.bands)) == 1 and _has_palette(dataset, choice.bands[0]):
        return BandChoice(choice.bands, "palette", palette=True)
    return choice


def alphas(dataset: DatasetReader) -> list[int]:
    """Return the numbers of the bands that are declared as alpha."""
    return [n for n, colour in enumerate(dataset.colorinterp, 1) if colour == ColorInterp.alpha]


def _default(dataset: DatasetReader, colours: list[int], parameter: str) -> BandChoice:
    if len(colours) == 1:
        return BandChoice((colours[0],) * 3, "single")
    if len(colours) < 3:
        one = colours[0] if colours else 1
        raise MtrefsegError(
            (
                "Raster '{dataset_name}' has {count} bands besides alpha, and neither "
                "one nor three of them can be chosen without a word."
            ),
            "Name one of them three times, as {parameter} {one},{one},{one}.",
            dataset_name=dataset.name,
            count=len(colours),
            parameter=parameter,
            one=one,
        )
    declared = _declared(dataset)
    if declared:
        return BandChoice(declared, "colours")
    named = _named(dataset, colours)
    if named:
        return BandChoice(named, "names")
    return BandChoice(tuple(colours[:3]), "first", doubt=_doubt(dataset, colours, parameter))


def _doubt(dataset: DatasetReader, colours: list[int], parameter: str) -> str:
    """Return why the first three bands may be the wrong ones."""
    numbers = _satellite_numbers(dataset, colours)
    if len(numbers) >= 3:
        return Message(
            (
                "names its bands {numbers}, and which of them are red, green and blue "
                "differs between satellites; the first three are taken. Give "
                "{parameter} if these are others: B4, B3, B2 of Sentinel-2 and Landsat "
                "8 or 9, B3, B2, B1 of Landsat 4 to 7."
            ),
            numbers=", ".join(f"B{n}" for n in numbers),
            parameter=parameter,
        )
    if dataset.count <= 4:
        return ""
    return Message(
        (
            "has {dataset_count} bands; the first three are taken for red, green "
            "and blue. Give {parameter} if these are others."
        ),
        dataset_count=dataset.count,
        parameter=parameter,
    )


def _declared(dataset: DatasetReader) -> tuple[int, ...] | None:
    """Return the bands that are declared as red, green and blue, once each."""
    interpretations = [colour.name for colour in dataset.colorinterp]
    if any(interpretations.count(name) != 1 for name in _COLOURS):
        return None
    return tuple(interpretations.index(name) + 1 for name in _COLOURS)


def _named(dataset: DatasetReader, colours: list[int]) -> tuple[int, ...] | None:
    """Return the bands whose descriptions are unambiguously red, green and blue."""
    names = {n: (dataset.descriptions[n - 1] or "").strip().lower() for n in colours}
    for words in (_COLOURS, _SENTINEL2):
        found = [_only([n for n, name in names.items() if name == word]) for word in words]
        if not all(found):
            found = [_only([n for n, name in names.items() if _has_word(name, w)]) for w in words]
        if all(found):
            return tuple(n for n in found if n)
    return _numbered(dataset, colours)


def _numbered(dataset: DatasetReader, colours: list[int]) -> tuple[int, ...] | None:
    """Return the bands B4, B3 and B2 unless they are bands of Landsat 4 to 7."""
    numbers = _satellite_numbers(dataset, colours)
    if not all(number in numbers for number in ("2", "3", "4")):
        return None
    if "1" in numbers and not any(number in numbers for number in _NOT_OF_OLD_LANDSAT):
        return None
    return numbers["4"], numbers["3"], numbers["2"]


def _satellite_numbers(dataset: DatasetReader, colours: list[int]) -> dict[str, int]:
    """Return the bands that are named by numbers, such as B2 or SR_B2, by number."""
    found: dict[str, int] = {}
    for band in colours:
        match = _NUMBER.search((dataset.descriptions[band - 1] or "").strip().lower())
        if match and match[1] not in found:
            found[match[1]] = band
    return found


def _has_word(name: str, word: str) -> bool:
    words = re.split(r"[^a-z0-9]+", name)
    return word in words and not _NOT_RED.search(name)


def _only(found: list[int]) -> int | None:
    return found[0] if len(found) == 1 else None


def _has_palette(dataset: DatasetReader, band: int) -> bool:
    return bool(dataset.colorinterp[band - 1] == ColorInterp.palette)


def _check_requested(
    dataset: DatasetReader, requested: tuple[int, ...], colours: list[int], parameter: str
) -> None:
    name, given = f"'{dataset.name}'", _listed(requested)
    if len(requested) != 3:
        raise MtrefsegError(
            "Parameter {parameter} is {given}, but three bands are needed.",
            "Give three numbers, as 1,2,3 or 1,1,1.",
            parameter=parameter,
            given=given,
        )
    for band in requested:
        if not 1 <= band <= dataset.count:
            raise MtrefsegError(
                (
                    "Parameter {parameter} is {given}, but raster {name} has "
                    "{dataset_count} band(s)."
                ),
                "Use numbers from 1 to {dataset_count}.",
                parameter=parameter,
                given=given,
                name=name,
                dataset_count=dataset.count,
            )
        if band not in colours:
            raise MtrefsegError(
                "Parameter {parameter} is {given}, but band {band} of {name} is alpha.",
                "Choose among {listed}.",
                parameter=parameter,
                given=given,
                band=band,
                name=name,
                listed=_listed(colours),
            )


def _listed(bands: tuple[int, ...] | list[int]) -> str:
    return ",".join(str(band) for band in bands)
