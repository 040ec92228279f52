"""Stage 1: the network learns to see change, without language.

Trains image encoder, fusion and both decoders; 100 (mini: fewer) learned queries are matched to
the true masks (paper, section on two-stage training; MTRefSeg ``train`` with vision-only sets).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from torch import Tensor, nn

from ...model.network.mtrefseg import MTRefSeg
from ..batches.scene_tiles import TILES, tile_bounds, tiles_of
from ..batches.synthetic_pairs import Batch
from ..losses.auxiliary import CoverHead
from ..losses.mask import query_loss
from .fit import FitConfig, Learner, fit
from .phase import Part


def train_stage1(
    network: MTRefSeg,
    config: FitConfig,
    keep: Callable[[int], None],
    say: Callable[[str], None] = print,
    data: Path | None = None,
    part: Part | None = None,
) -> None:
    """Train stage 1 in place.

    Args:
        network: Starts with what it has.
        config: How long and how.
        keep: Called now and then with the step, to save what there is.
        say: Takes lines of progress.
        data: Folder of the real pairs, if there is one.
        part: Lets a killed training go on.
    """
    if not (part and part.over):
        fit(SeeingLearner(network, config), keep, say, data, part)


class SeeingLearner(Learner):
    """Sees change, and names the land cover.

    Args:
        network: What is trained.
        config: How.
    """

    def __init__(self, network: MTRefSeg, config: FitConfig) -> None:
        super().__init__(network, config)
        self.covers = CoverHead(network.config.decoder_dim)

    def forward(self, batch: Batch) -> Tensor:
        """Return the loss of a batch."""
        before, after, masks, covers = map(
            tiles_of, (batch.before, batch.after, batch.masks, batch.land_cover)
        )
        with self.config.precision():
            gates = self.network.context.gates(TILES)
            places = tile_bounds(len(batch.before))
            scene = self.network.encode(before.float(), after.float(), None, None, gates, places)
            prediction = self.network.segment_queries(scene)
        cover = self.covers.loss(scene.mask_features, covers)
        return query_loss(prediction, masks, self.config.loss) + self.config.cover * cover

    def trained(self) -> dict[str, nn.Parameter]:
        """Return what is trained, by name: all but the language."""
        seeing = {id(parameter) for parameter in self.network.stage1_parameters()}
        return {
            name: parameter
            for name, parameter in self.named_parameters()
            if id(parameter) in seeing or name.startswith("covers.")
        }
