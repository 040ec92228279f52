"""Objectives of the phases of the recipe.

The published stage 2 adds the language model's cross entropy on its fixed answer, for which mini's
prompt has none; auxiliary losses help instead.
"""

from __future__ import annotations

from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ..forward import Forward, SentenceForward
from ..language.distillation import SynonymPairs
from ..loop.objective import AuxiliaryLoss, Objective
from ..losses.change_class import ChangeClassLoss
from ..losses.distillation import DistillationLoss
from ..losses.land_cover import LandCoverLoss
from ..losses.mask import QueryMaskLoss, SentenceMaskLoss
from ..losses.tile_consistency import TileConsistencyLoss
from .phase import Phase


def vision_objective(network: MTRefSeg, phase: Phase) -> Objective:
    """Return the objective of stage 1: learned queries segment changes (paper, two stages)."""
    auxiliary = [AuxiliaryLoss(phase.land_cover, LandCoverLoss(network.config.decoder_dim))]
    return Objective(Forward(network, phase.dtype), QueryMaskLoss(phase.loss), auxiliary)


def sentence_objective(
    network: MTRefSeg,
    prompt: Prompt,
    phase: Phase,
    pairs: SynonymPairs | None = None,
    change_class: ChangeClassLoss | None = None,
) -> Objective:
    """Return the objective of stage 2.

    Args:
        network: What is trained.
        prompt: Turns sentences into tokens.
        phase: Weights of the losses.
        pairs: Synonymous sentences for the distillation, if there is one.
        change_class: The head that was pre-trained with the words; None: a fresh one.
    """
    width = network.config.decoder_dim
    forward = SentenceForward(network, prompt, phase.dtype)
    auxiliary = [
        AuxiliaryLoss(phase.land_cover, LandCoverLoss(width)),
        AuxiliaryLoss(phase.change_class, change_class or ChangeClassLoss(width)),
    ]
    if phase.tile_consistency:
        consistency = TileConsistencyLoss(phase.tile_consistency, phase.loss)
        auxiliary.insert(0, AuxiliaryLoss(1.0, consistency))
    if pairs:
        auxiliary.append(AuxiliaryLoss(phase.distillation, DistillationLoss(pairs, forward)))
    return Objective(forward, SentenceMaskLoss(phase.loss), auxiliary)
