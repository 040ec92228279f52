"""Stage 1: the network learns to see change, without language.

Trains image encoder, fusion and both decoders; 100 (mini: fewer) learned queries are matched to
the true masks (paper, section on two-stage training; MTRefSeg ``train`` with vision-only sets).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from torch import Tensor

from ..model.network.mtrefseg import MTRefSeg
from .fit import FitConfig, fit
from .helpers import CoverHead
from .losses import query_loss
from .scene_tiles import TILES, shared_gates, tiles_of, where
from .synthetic import Batch


def train_stage1(
    network: MTRefSeg,
    config: FitConfig,
    keep: Callable[[int], None],
    say: Callable[[str], None] = print,
    data: Path | None = None,
) -> None:
    """Train stage 1 in place.

    Args:
        network: Starts with what it has.
        config: How long and how.
        keep: Called now and then with the step, to save what there is.
        say: Takes lines of progress.
        data: Folder of the real pairs, if there is one.
    """
    head = CoverHead(network.config.decoder_dim)

    def loss_of(batch: Batch) -> Tensor:
        before, after, masks, covers = map(
            tiles_of, (batch.before, batch.after, batch.masks, batch.covers)
        )
        with config.precision():
            gates = shared_gates(network, TILES)
            places = where(len(batch.before))
            scene = network.encode(before.float(), after.float(), None, None, gates, places)
            prediction = network.propose(scene)
        cover = head.loss(scene.mask_features, covers)
        return query_loss(prediction, masks, config.loss) + config.cover * cover

    parameters = [*network.stage1_parameters(), *head.parameters()]
    fit(network, parameters, config, loss_of, keep, say, data)
