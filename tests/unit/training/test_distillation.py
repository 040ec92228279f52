"""Words beyond the grammar, and whether a model listens."""

from __future__ import annotations

import re

import numpy as np
import pytest
import torch

from mtrefseg.model.config import MINI
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.network.prompt import Prompt
from mtrefseg.training.evaluation import language as evaluate_language
from mtrefseg.training.language.change_classes import CHANGE_CLASS_BY_NAME, CHANGE_CLASSES
from mtrefseg.training.language.distillation import SentenceModel, SynonymPairs, mine_synonyms
from mtrefseg.training.language.grammar import NOUNS, UNSEEN_NOUNS
from mtrefseg.training.language.train_tokenizer import train_tokenizer
from mtrefseg.training.synthetic.land_cover import LandCover
from mtrefseg.training.synthetic.scene import generate_scene


def _unheard() -> set[str]:
    nouns = {noun for one, many in UNSEEN_NOUNS.values() for noun in (*one, *many)}
    return {noun.removeprefix("the ") for noun in nouns}


def test_no_sentence_of_the_training_has_a_word_that_is_kept_for_the_trial() -> None:
    kept = re.compile(rf"\b({'|'.join(_unheard())})\b")
    said = [text for question in CHANGE_CLASSES for text in question.sentences]
    assert not [text for text in said if kept.search(text)]


def test_the_teacher_holds_words_of_one_kind_together() -> None:
    house, cottage, lake = SentenceModel().embed(["the house", "the cottage", "the lake"])
    assert house @ house == pytest.approx(1.0, abs=1e-5)
    assert house @ cottage > house @ lake + 0.1


def test_a_word_that_was_not_heard_stands_for_the_nearest_noun() -> None:
    meanings = mine_synonyms(SentenceModel())
    pairs = list(zip(meanings.unseen, meanings.seen, strict=True))
    assert len(pairs) > 3000
    heard = {text for question in CHANGE_CLASSES for text in question.sentences}
    assert not [text for text in meanings.seen if text not in heard]
    found = dict(pair for pair in pairs if re.search(r"\b(cottages|swamps|barren)\b", pair[0]))
    stood_for = {_noun(text) for text in found.values()}
    assert {"bungalows", "wetlands", "bare land"} <= stood_for
    for unheard, said in pairs:
        rest = said.replace(_noun(said), "", 1).split()
        assert len(unheard.split()) == len(rest) + 1, (unheard, said)
        assert set(rest) <= set(unheard.split()), (unheard, said)


def test_what_was_learned_of_meaning_reaches_the_language_part() -> None:
    torch.manual_seed(0)
    network = MTRefSeg(MINI)
    prompt = Prompt(train_tokenizer(1024), MINI.language)
    unheard = ["the cottages that were built", "the lagoon that dried up", "new avenues"]
    heard = ["the bungalows that were built", "the pond that dried up", "new streets"]
    meanings = SynonymPairs(unheard, heard, [])
    image = torch.zeros(2, 3, 64, 64)
    parts = (network.language, network.seg_head)
    optimizer = torch.optim.Adam([p for part in parts for p in part.parameters()], lr=1e-3)
    losses = []
    generator = torch.default_generator
    for _ in range(40):
        tiles = network.encode(image, image, prompt.prompt_ids)
        loss = meanings.loss(network, prompt, tiles, generator)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert np.mean(losses[:5]) > 0.5
    assert np.mean(losses[-5:]) < 0.3 * np.mean(losses[:5])


def _noun(text: str) -> str:
    nouns = [noun.removeprefix("the ") for one, many in NOUNS.values() for noun in (*one, *many)]
    return max((noun for noun in nouns if re.search(rf"\b{noun}\b", text)), key=len)


def test_what_the_language_trial_asks_has_the_answer_that_it_expects() -> None:
    counts: dict[str, int] = {}
    for seed in range(60):
        scene, rng = generate_scene(seed, 128), np.random.default_rng(seed)
        back = scene.reversed()
        for shown, cases in (
            (scene, evaluate_language._cases(rng, scene)),
            (back, evaluate_language._swapped_cases(rng, scene, back)),
        ):
            for name, sentence, truth in cases:
                counts[name] = counts.get(name, 0) + 1
                assert np.array_equal(truth, _asked(sentence, name).mask(shown)), sentence
    assert min(counts.values()) >= 15
    assert len(counts) == 5


def _asked(sentence: str, name: str):  # type: ignore[no-untyped-def]
    """Find the question of a sentence by looking it up, or by its words where they are new."""
    plain = re.sub(r"^(show|find|segment|mark) ", "", sentence.lower().rstrip("."))
    for question in CHANGE_CLASSES:
        if plain in {text.lower() for text in question.sentences}:
            return question
    assert name == evaluate_language.UNSEEN
    (cover,) = {
        cover.name.lower()
        for cover, (one, many) in UNSEEN_NOUNS.items()
        if any(re.search(rf"\b{noun.removeprefix('the ')}\b", plain) for noun in (*one, *many))
    }
    heard = re.sub(rf"\b({'|'.join(sorted(_unheard(), key=len)[::-1])})\b", "NOUN", plain)
    for fate in ("appears", "disappears"):
        question = CHANGE_CLASS_BY_NAME[f"{cover} {fate}"]
        if any(_without_noun(text, cover) == heard for text in question.sentences):
            return question
    raise AssertionError(sentence)


def _without_noun(text: str, cover: str) -> str:

    one, many = NOUNS[LandCover[cover.upper()]]
    nouns = sorted((noun.removeprefix("the ") for noun in (*one, *many)), key=len, reverse=True)
    return re.sub(rf"\b({'|'.join(nouns)})\b", "NOUN", text, count=1)
