"""Stage 1: the network learns to see change, without language.

Trains image encoder, fusion and both decoders; 100 (mini: fewer) learned queries are matched to
the true masks (paper, section on two-stage training; MTRefSeg ``train`` with vision-only sets).
"""

from __future__ import annotations

from collections.abc import Callable

from torch import Tensor

from ..model.network.mtrefseg import MTRefSeg
from .fit import FitConfig, fit
from .helpers import CoverHead
from .losses import query_loss
from .synthetic import Batch


def train_stage1(
    network: MTRefSeg,
    config: FitConfig,
    keep: Callable[[int], None],
    say: Callable[[str], None] = print,
) -> None:
    """Train stage 1 in place.

    Args:
        network: Starts with what it has.
        config: How long and how.
        keep: Called now and then with the step, to save what there is.
        say: Takes lines of progress.
    """
    network.train()
    head = CoverHead(network.config.decoder_dim)

    def loss_of(batch: Batch) -> Tensor:
        with config.precision():
            scene = network.encode(batch.before.float(), batch.after.float(), None)
            prediction = network.propose(scene)
        cover = head.loss(scene.mask_features, batch.covers)
        return query_loss(prediction, batch.masks, config.loss) + config.cover * cover

    fit([*network.stage1_parameters(), *head.parameters()], config, loss_of, keep, say)
