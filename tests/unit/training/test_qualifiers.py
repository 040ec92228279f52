"""What is said of parts: every wording is taught, and positions lie where their names say."""

from __future__ import annotations

import numpy as np
import torch

from mtrefseg.training.language.change_classes import CHANGE_CLASS_BY_NAME, CHANGE_CLASSES
from mtrefseg.training.language.qualifiers import POSITIONS, QUALIFIERS
from mtrefseg.training.losses.change_class import ChangeClassLoss
from mtrefseg.training.losses.position import SHUT, plain_sentences, position_loss, regions
from mtrefseg.training.mini.pretrain_words import sample_with_qualifier

NAMES = [wording.name for wording in POSITIONS]


def test_regions_lie_where_their_names_say() -> None:
    drawn = regions([["in the upper half", "in the lower right", "large", ""]], 12)[0]
    assert drawn[0, :6].eq(1).all()
    assert drawn[0, 6:].eq(0).all()
    assert drawn[1].sum() == 16
    assert drawn[1, 8:, 8:].eq(1).all()
    assert drawn[2:].isnan().all()


def test_thirds_fill_the_image_once() -> None:
    thirds = [name for name in NAMES if "half" not in name]
    assert len(thirds) == 9
    assert regions([thirds], 24)[0].sum(0).eq(1).all()


def test_the_loss_wants_the_rest_of_the_image_shut() -> None:
    wanted = regions([["at the left edge", "dark"]], 12)
    right = torch.where(wanted == 1, 5.0, -5.0 - 2 * SHUT)
    flat, wrong = torch.zeros_like(right), -right - 2 * SHUT
    losses = [position_loss(added, wanted).item() for added in (right, flat, wrong)]
    assert losses == sorted(losses)
    assert losses[0] < 0.01
    # nothing is taught where no position is named, but the loss can be added up all the same
    free = torch.zeros(1, 1, 12, 12, requires_grad=True)
    loss = position_loss(free, regions([["dark"]], 12))
    loss.backward()
    assert loss.item() == 0.0
    assert free.grad is not None


def test_before_stage_2_every_question_and_wording_is_met() -> None:
    rng, head = np.random.default_rng(0), ChangeClassLoss(8)
    met = [sample_with_qualifier(rng) for _ in range(3000)]
    assert {question for _, question, _ in met} == {question.name for question in CHANGE_CLASSES}
    assert {part for *_, part in met} == {"", *(wording.name for wording in QUALIFIERS)}
    assert len(head.qualifiers) == 1 + len(QUALIFIERS)  # no two have one name
    for said, _, part in met:
        for wording in QUALIFIERS:
            if wording.name == part:
                assert any(word in said for word in (*wording.adjectives, *wording.phrases))


def test_what_is_asked_can_be_said_without_the_part() -> None:
    names = [[question.name for question in CHANGE_CLASSES]] * 2
    for row, said in zip(names, plain_sentences(names, torch.Generator()), strict=True):
        for name, sentence in zip(row, said, strict=True):
            assert sentence in CHANGE_CLASS_BY_NAME[name].sentences
