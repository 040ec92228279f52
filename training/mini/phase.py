"""Where a recipe of several parts stands: what a killed run goes on with."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from ...model.errors import MtrefsegError
from ..loop.optimizer import Steps
from ..loop.state_file import read_facts, read_state, write_state

if TYPE_CHECKING:
    from .fit import FitConfig


@dataclass(frozen=True)
class Part:
    """One part of a recipe; all parts share one file, which knows the part that is under way.

    Attributes:
        path: Of the file; its folder exists.
        number: Place of this part in the recipe.
    """

    path: Path
    number: int

    @property
    def over(self) -> bool:
        """Whether a later part is under way."""
        return self._stored()["part"] > self.number

    @property
    def done(self) -> int:
        """Steps of this part that are stored."""
        stored = self._stored()
        return int(stored["step"]) if stored["part"] == self.number else 0

    def save(self, module: nn.Module, steps: Steps, config: FitConfig) -> None:
        """Store everything that the next step depends on.

        Raises:
            MtrefsegError: The disk is full, or the folder cannot be written.
        """
        rest = {f"rest/{n}": t for n, t in module.state_dict().items() if n not in steps.trained}
        facts = {"part": self.number, "step": steps.done, "config": asdict(config)}
        tensors = {**steps.state(), **rest, "random": torch.get_rng_state()}
        write_state(self.path, tensors, facts)

    def load(self, module: nn.Module, steps: Steps, config: FitConfig) -> None:
        """Take over what ``save`` stored of this part; nothing where it has not begun.

        Raises:
            MtrefsegError: The file is damaged, or of another configuration.
        """
        if not self.done:
            return
        tensors, facts = read_state(self.path)
        now: dict[str, Any] = json.loads(json.dumps(asdict(config)))
        for name, value in facts["config"].items():
            if now.get(name) != value:
                raise MtrefsegError(
                    f"The training in '{self.path}' has {name} {value}, but {now.get(name)} is "
                    "asked.",
                    "Resume it with the same values, or start anew in another folder.",
                )
        steps.load(tensors, facts["step"])
        rest = {n.removeprefix("rest/"): t for n, t in tensors.items() if n.startswith("rest/")}
        module.load_state_dict(rest, strict=False)
        torch.set_rng_state(tensors["random"])

    def _stored(self) -> dict[str, Any]:
        return read_facts(self.path) if self.path.is_file() else {"part": 0, "step": 0}
