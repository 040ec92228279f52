"""State that a loop stores to be resumed: weights, moments, position, configuration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ...model.errors import MtrefsegError
from ...model.files.write_error import RESUME
from .loop import Loop
from .position import Position
from .state_file import check_same_values, read_facts, read_state, write_state

FORMAT = 2  # of the facts and the names of the tensors
UNTRAINED, MEAN = "untrained/", "mean/"


@dataclass(frozen=True)
class LoopState:
    """The state file of a training; all of its phases share one.

    Attributes:
        path: Of the file; its folder exists.
        config: JSON that has to be the same when the training is resumed.
        untrained: Also store what is not trained: statistics of norms, weights of earlier phases.
        mean: Mean of the weights, which is stored too; None: there is none.
        remedy: What helps where the disk is full.
    """

    path: Path
    config: Mapping[str, Any]
    untrained: bool = False
    mean: nn.Module | None = None
    remedy: Callable[[], str] = lambda: RESUME

    def save(self, loop: Loop) -> None:
        """Store everything that the next step depends on.

        Raises:
            MtrefsegError: The disk is full, or the folder cannot be written.
        """
        tensors = loop.optimizer.state()
        if self.untrained:
            trained = loop.optimizer.trained
            rest = loop.objective.state_dict().items()
            tensors |= {f"{UNTRAINED}{name}": t for name, t in rest if name not in trained}
        if self.mean:
            tensors |= {f"{MEAN}{name}": t for name, t in self.mean.state_dict().items()}
        facts = {"format": FORMAT, **asdict(loop.position), "config": dict(self.config)}
        write_state(self.path, tensors, facts, self.remedy())

    def position(self) -> Position | None:
        """Return where the stored training is; None where nothing is stored.

        Raises:
            MtrefsegError: The file is damaged, or of another version.
        """
        return self._position(read_facts(self.path)) if self.path.is_file() else None

    def load(self, loop: Loop) -> None:
        """Take over what ``save`` stored.

        Raises:
            MtrefsegError: The file is damaged, of another version or of another configuration.
        """
        tensors, facts = read_state(self.path)
        loop.position = self._position(facts)
        check_same_values(self.path, facts["config"], self.config)
        loop.optimizer.load(tensors, loop.position.step)
        _copy(tensors, UNTRAINED, loop.objective)
        if self.mean:
            _copy(tensors, MEAN, self.mean)

    def _position(self, facts: Mapping[str, Any]) -> Position:
        if facts.get("format") != FORMAT:
            raise MtrefsegError(
                "The state of the training '{path}' was stored by another version of mtrefseg.",
                (
                    "Resume it with that version, or start anew in another folder, from "
                    "the last model that was stored."
                ),
                path=self.path,
            )
        return Position(**{f.name: facts[f.name] for f in fields(Position)})


@torch.no_grad()
def _copy(tensors: Mapping[str, Tensor], prefix: str, module: nn.Module) -> None:
    """Take over the tensors whose names begin with a prefix."""
    current = module.state_dict()
    for name, value in tensors.items():
        if name.startswith(prefix):
            current[name.removeprefix(prefix)].copy_(value)
