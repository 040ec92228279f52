"""The expected tensors of an official checkpoint: our network's under their published names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import torch

from ...config import NetworkConfig
from ...network.mtrefseg import MTRefSeg
from ..official_names import QKV_INTERLEAVED, QKV_STACKED, RENAMED, UNUSED

Shape = tuple[int, ...]
MAX_SHOWN = 3


def our_shapes(config: NetworkConfig) -> dict[str, Shape]:
    """Return name and shape of every tensor of the network; nothing is allocated."""
    with torch.device("meta"):
        state = MTRefSeg(config).state_dict()
    return {name: tuple(value.shape) for name, value in state.items()}


def official_shapes(config: NetworkConfig) -> dict[str, Shape]:
    """Return name and shape of every tensor that an official checkpoint must hold."""
    shapes: dict[str, Shape] = {}
    for name, shape in our_shapes(config).items():
        official, fused = official_name(name)
        shapes[official] = (3 * shape[0], *shape[1:]) if fused else shape
    return shapes


def official_name(name: str) -> tuple[str, bool]:
    """Return the published name of one of our tensors, and whether q, k and v share that one."""
    for pattern, template in _BACKWARDS_FUSED:
        if match := pattern.fullmatch(name):
            return match.expand(template), True
    matches = [(pattern.match(name), template) for pattern, template in _BACKWARDS]
    # the norms of the perceiver are inside it: the longest prefix is the right one
    match, template = max(
        ((match, template) for match, template in matches if match), key=lambda m: m[0].end()
    )
    return match.expand(template) + name[match.end() :], False


def is_unused(name: str) -> bool:
    """Return whether a published tensor is unused here."""
    return any(re.fullmatch(pattern, name) for pattern in UNUSED)


@dataclass
class Misfit:
    """The differences between the tensors of a file and those that are needed."""

    missing: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    other_shape: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.missing or self.unexpected or self.other_shape)

    def __str__(self) -> str:
        clauses = [
            _listed(self.missing, "is missing", "are missing"),
            _listed(self.unexpected, "is unexpected", "are unexpected"),
            _listed(self.other_shape, "has another shape", "have another shape"),
        ]
        return "; ".join(clause for clause in clauses if clause)


def compare(found: Mapping[str, Shape], expected: Mapping[str, Shape]) -> Misfit:
    """Compare names and shapes."""
    return Misfit(
        [name for name in expected if name not in found],
        [name for name in found if name not in expected],
        [
            f"{name}: {found[name]} instead of {shape}"
            for name, shape in expected.items()
            if found.get(name, shape) != shape
        ],
    )


def _listed(names: Iterable[str], one: str, many: str) -> str:
    names = list(names)
    if not names:
        return ""
    shown = ", ".join(f"{name:.150}" for name in names[:MAX_SHOWN]) + (
        ", …" if len(names) > MAX_SHOWN else ""
    )
    return f"{len(names)} {one if len(names) == 1 else many} ({shown})"


def _backwards(pattern: str, template: str) -> tuple[re.Pattern[str], str]:
    """Invert a rule published → ours."""
    kinds = re.findall(r"\(([^()]*)\)", pattern)
    ours = ""
    for piece in re.split(r"(\\\d|\{\})", template):
        if re.fullmatch(r"\\\d", piece):
            ours += f"(?P<g{piece[1]}>{kinds[int(piece[1]) - 1]})"
        else:
            ours += "[qkv]" if piece == "{}" else re.escape(piece)
    numbers = iter(range(1, len(kinds) + 1))
    published = re.sub(
        r"\([^()]*\)", lambda _: rf"\g<g{next(numbers)}>", pattern.removesuffix(r"\b")
    )
    return re.compile(ours), published.replace(r"\.", ".")


_BACKWARDS = tuple(_backwards(*rule) for rule in RENAMED)
_BACKWARDS_FUSED = tuple(_backwards(*rule) for rule in (*QKV_STACKED, QKV_INTERLEAVED))
