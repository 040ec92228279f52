"""Synthetic scenes: two dates of one place, with the land cover of every pixel known.

A scene is painted from the ground up, both dates at once: field parcels, clearings, woods, water,
roads, single trees, buildings. Every object has a fate: it stays, appears, disappears or changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .land_cover import LandCover, colour
from .nuisance import add_nuisance
from .sensor import render
from .shapes import BoolArray, FloatArray, blob_field, parcels, rectangle, ribbon

FATES = ("stays", "appears", "disappears")


@dataclass(frozen=True)
class Scene:
    """Two images and what they show.

    Attributes:
        before: Image of the first date, ``(h, w, 3)`` uint8 RGB.
        after: Image of the second date.
        cover_before: ``LandCover`` of each pixel at the first date, ``(h, w)`` uint8.
        cover_after: The same for the second date.
    """

    before: npt.NDArray[np.uint8]
    after: npt.NDArray[np.uint8]
    cover_before: npt.NDArray[np.uint8]
    cover_after: npt.NDArray[np.uint8]


@dataclass
class Canvas:
    """One date while it is painted: land cover and base colour of every pixel."""

    cover: npt.NDArray[np.uint8]
    paint: FloatArray
    light: FloatArray

    @classmethod
    def blank(cls, side_px: int) -> Canvas:
        """Return a canvas of bare soil in the dark."""
        shape = (side_px, side_px)
        return cls(
            np.full(shape, LandCover.SOIL, np.uint8),
            np.zeros((*shape, 3), np.float32),
            np.ones(shape, np.float32),
        )


class SceneGenerator:
    """Paints one scene.

    Args:
        rng: Decides everything; the same generator state gives the same scene.
        side_px: Side of the square images.
        scale: Size of the objects; 1 suits about 0.5 to 1 m for buildings and 5 m for ponds.
    """

    def __init__(self, rng: np.random.Generator, side_px: int, scale: float) -> None:
        self.rng, self.side_px, self.scale = rng, side_px, scale
        self.dates = (Canvas.blank(side_px), Canvas.blank(side_px))
        self.change_rate = rng.choice([0.15, 0.5, 0.8], p=[0.25, 0.5, 0.25])
        self.area = max(0.7, (side_px / 256) ** 2 / scale**1.5)

    def scene(self, weather: np.random.Generator | None) -> Scene:
        """Paint everything and render both dates, in fair weather if None."""
        self.fields()
        self.clearings()
        self.woods()
        self.waters()
        self.roads()
        self.trees()
        self.buildings()
        if weather is not None:
            add_nuisance(weather, self.dates)
        before, after = render(self.rng, self.dates)
        return Scene(before, after, self.dates[0].cover, self.dates[1].cover)

    def fields(self) -> None:
        """Parcels of crop and bare soil; some are harvested, some turn green."""
        rng, side = self.rng, self.side_px
        pitch = rng.uniform(50, 260) * self.scale
        number = parcels(rng, side, pitch, rng.uniform(0, np.pi) * (rng.random() < 0.6))
        index = np.unique(number, return_inverse=True)[1].reshape(side, side)
        count = int(index.max()) + 1
        green = rng.random(count) < rng.uniform(0.1, 1.0)
        turned = rng.random(count) < rng.choice([0.0, 0.15, 0.5, 0.9], p=[0.3, 0.3, 0.25, 0.15])
        for canvas, state in zip(self.dates, (green, green ^ turned), strict=True):
            covers = np.where(state, LandCover.CROP, LandCover.SOIL)
            colours = np.where(
                state[:, None],
                self._family(LandCover.CROP, count),
                self._family(LandCover.SOIL, count),
            )
            canvas.cover[:] = covers[index]
            canvas.paint[:] = colours[index]
            self._rows(canvas, index, count)

    def _family(self, cover: LandCover, count: int) -> FloatArray:
        """Colours of one cover that belong together, as the fields of one season do."""
        base = colour(self.rng, cover)
        own = colour(self.rng, cover, count)
        return base + self.rng.choice([0.15, 0.6, 1.0]) * (own - base)

    def _rows(self, canvas: Canvas, index: npt.NDArray[np.intp], count: int) -> None:
        """Stripes of tillage and sowing in each parcel."""
        rng, line = self.rng, np.arange(self.side_px, dtype=np.float32)
        strength = rng.uniform(0, 0.08, count).astype(np.float32) * (rng.random(count) < 0.6)
        period = rng.uniform(3.0, 14.0)
        angle = rng.uniform(0, np.pi)
        wave = np.sin(
            (np.cos(angle) * line[:, None] + np.sin(angle) * line[None, :]) * (6.28 / period)
        )
        canvas.light *= 1 + strength[index] * wave

    def clearings(self) -> None:
        """Patches of bare soil that come and go."""
        for _ in range(self._count(0.5)):
            self._blob(LandCover.SOIL, self._size(8, 50), self._fate())

    def woods(self) -> None:
        """Closed woods with an irregular edge."""
        for _ in range(self._count(0.6)):
            self._blob(LandCover.TREES, self._size(12, 80), self._fate())

    def waters(self) -> None:
        """Ponds and lakes that fill, dry up or keep their level, and rivers."""
        for _ in range(self._count(self.rng.choice([0.0, 1.5, 3.0], p=[0.25, 0.4, 0.35]))):
            self._pond()
        if self.rng.random() < 0.25:
            self._river()

    def roads(self) -> None:
        """Straight and winding roads."""
        for _ in range(self._count(self.rng.choice([0.3, 1.0, 2.0]))):
            width = np.clip(self.rng.uniform(2, 7) * self.scale, 1.8, 12)
            bend = self.rng.choice([0.0, 0.05]) * self.side_px
            distance, _ = ribbon(self.rng, self.side_px, width, bend)
            self._stamp(distance < width / 2, (0, 0), LandCover.ROAD, self._fate(stays=0.3))

    def trees(self) -> None:
        """Single trees and small groups."""
        for _ in range(self._count(self.rng.choice([0.0, 4.0, 10.0]))):
            self._blob(LandCover.TREES, max(2.0, self._size(2, 6)), self._fate())

    def buildings(self) -> None:
        """Rows of buildings in settlements."""
        for _ in range(self._count(self.rng.choice([0.2, 1.2, 2.5]))):
            self._settlement()

    def _settlement(self) -> None:
        rng = self.rng
        angle, size = rng.uniform(0, np.pi), self._size(9, 34)
        pitch = size * rng.uniform(1.5, 2.4)
        rows, cols = rng.integers(1, 4), rng.integers(1, 6)
        middle = rng.uniform(0, self.side_px, 2)
        together = self._fate() if rng.random() < 0.5 else None
        shade = rng.uniform(0, 2 * np.pi)
        for row in range(rows):
            for col in range(cols):
                step = np.array([(row - rows / 2) * pitch, (col - cols / 2) * pitch])
                turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
                if rng.random() < 0.85:
                    self._building(middle + turn @ step, size, angle, shade, together)

    def _building(
        self,
        center: npt.NDArray[np.float64],
        size_px: float,
        angle: float,
        shade: float,
        fate: str | None,
    ) -> None:
        rng = self.rng
        ruined = rng.random() < 0.12
        fate = "stays" if ruined else fate or self._fate()
        length, width = size_px * rng.uniform(0.7, 1.2), size_px * rng.uniform(0.5, 0.9)
        roof = colour(rng, LandCover.BUILDING)[0]
        height = rng.uniform(0.08, 0.35) * size_px
        cast = center + height * np.array([np.sin(shade), np.cos(shade)])
        body = rectangle(tuple(center), (length, width), angle, self.side_px)
        half = rectangle(tuple(center + _side(angle, width)), (length, width / 2), angle,
                         self.side_px)  # fmt: skip
        shadow = rectangle(tuple(cast), (length, width), angle, self.side_px)
        pitched = rng.uniform(0.75, 1.0)
        for date, canvas in enumerate(self.dates):
            if not _present(fate, date):
                continue
            if not (ruined and date == 1):
                canvas.light[shadow] *= 0.55
            canvas.light[body] = 1.0
            canvas.paint[body] = roof * rng.uniform(0.93, 1.07)
            canvas.light[half] *= pitched
            canvas.cover[body] = LandCover.BUILDING
            if ruined and date == 1:
                canvas.cover[body] = LandCover.RUBBLE
                canvas.paint[body] = colour(rng, LandCover.RUBBLE)[0]

    def _pond(self) -> None:
        rng = self.rng
        field = blob_field(rng, self._size(6, 60))
        center = rng.uniform(-0.05, 1.05, 2) * self.side_px
        corner = tuple((center - len(field) / 2).astype(int))
        level = rng.uniform(0.6, 1.0)
        fate = rng.choice([*FATES, "shrinks", "grows"], p=[0.34, 0.17, 0.17, 0.16, 0.16])
        low = level * rng.uniform(0.3, 0.85)
        levels = {
            "stays": (level, level * rng.uniform(0.97, 1.03)),
            "appears": (0.0, level),
            "disappears": (level, 0.0),
            "shrinks": (level, low),
            "grows": (low, level),
        }
        rim, marsh = 1 + rng.uniform(0.0, 0.35), rng.random() < 0.4
        own = colour(rng, LandCover.WATER)[0]
        for canvas, water in zip(self.dates, levels[fate], strict=True):
            bank = LandCover.CROP if marsh else LandCover.SOIL
            if rng.random() < 0.7:
                self._paint(canvas, field < level * rim, corner, bank, colour(rng, bank)[0])
            fresh = colour(rng, LandCover.WATER)[0] if rng.random() < 0.5 else own
            self._paint(canvas, field < water, corner, LandCover.WATER, fresh)

    def _river(self) -> None:
        rng = self.rng
        width = self._size(6, 40)
        distance, _ = ribbon(rng, self.side_px, width, 0.12 * self.side_px)
        own = colour(rng, LandCover.WATER)[0]
        bank = colour(rng, LandCover.SOIL)[0]
        for canvas in self.dates:
            now = width * (rng.choice([1.0, 1.0, 0.6, 1.5]))
            self._paint(canvas, distance < width * 0.75, (0, 0), LandCover.SOIL, bank)
            self._paint(canvas, distance < now / 2, (0, 0), LandCover.WATER, own)

    def _blob(self, cover: LandCover, radius_px: float, fate: str) -> None:
        field = blob_field(self.rng, radius_px)
        center = self.rng.uniform(0, self.side_px, 2)
        self._stamp(field < 1, tuple((center - len(field) / 2).astype(int)), cover, fate)

    def _stamp(self, mask: BoolArray, corner: tuple[int, ...], cover: LandCover, fate: str) -> None:
        own = colour(self.rng, cover)[0]
        for date, canvas in enumerate(self.dates):
            if _present(fate, date):
                drift = self.rng.uniform(0, 0.5) * (colour(self.rng, cover)[0] - own)
                self._paint(canvas, mask, corner, cover, own + drift)

    def _paint(
        self,
        canvas: Canvas,
        mask: BoolArray,
        corner: tuple[int, ...],
        cover: LandCover,
        paint: FloatArray,
    ) -> None:
        """Lay a mask on the canvas with its first pixel at ``corner``, cut at the edges."""
        top, left = max(0, corner[0]), max(0, corner[1])
        piece = mask[top - corner[0] :, left - corner[1] :]
        piece = piece[: max(0, self.side_px - top), : max(0, self.side_px - left)]
        window = np.s_[top : top + piece.shape[0], left : left + piece.shape[1]]
        canvas.cover[window][piece] = cover
        canvas.paint[window][piece] = paint
        canvas.light[window][piece] = 1.0

    def _count(self, per_area: float) -> int:
        return int(self.rng.poisson(per_area * self.area))

    def _size(self, low_px: float, high_px: float) -> float:
        return float(np.exp(self.rng.uniform(np.log(low_px), np.log(high_px))) * self.scale)

    def _fate(self, stays: float | None = None) -> str:
        if self.rng.random() > self.change_rate or (stays and self.rng.random() < stays):
            return "stays"
        return str(self.rng.choice(FATES[1:]))


def _present(fate: str, date: int) -> bool:
    return fate == "stays" or (fate == "appears") == (date == 1)


def _side(angle: float, width_px: float) -> npt.NDArray[np.float64]:
    """Step from the ridge to the middle of one half of the roof."""
    return np.array([-np.sin(angle), np.cos(angle)]) * width_px / 4


def generate_scene(
    seed: int, side_px: int = 256, scale: float | None = None, nuisance: bool = True
) -> Scene:
    """Make the scene of a seed.

    Args:
        seed: The same seed gives the same scene.
        side_px: Side of the square images.
        scale: Size of the objects; None draws one.
        nuisance: Clouds, slopes and the like may come over it.
    """
    rng = np.random.default_rng(seed)
    drawn = float(np.exp(rng.uniform(np.log(0.55), np.log(2.2))))
    sky = np.random.default_rng((seed, 7)) if nuisance else None
    return SceneGenerator(rng, side_px, scale or drawn).scene(sky)
