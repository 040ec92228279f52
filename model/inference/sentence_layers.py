"""The sentences of a run as layers of its probabilities, and their tokens in groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from torch import Tensor

from ..weights.load_model import LoadedModel
from .any_change import is_any_change


class SentenceLayers:
    """Sentences by what predicts them: the learned queries, or the language model.

    Args:
        model: Decides whether "any change" is predicted by the queries.
        sentences: One layer each.
        device: Where the tokens go, by PyTorch's name.

    Attributes:
        count: Number of layers.
        by_queries: Layers of "any change".
        by_text: Layers of all other sentences.

    Raises:
        MtrefsegError: A sentence is too long.
    """

    def __init__(self, model: LoadedModel, sentences: Sequence[str], device: str) -> None:
        self.count = len(sentences)
        is_query = [model.config.any_change and is_any_change(text) for text in sentences]
        self.by_queries = [layer for layer, query in enumerate(is_query) if query]
        self.by_text = [layer for layer, query in enumerate(is_query) if not query]
        if self.by_text:
            ids, lengths = model.prompt.tokenize([sentences[layer] for layer in self.by_text])
            self._ids, self._lengths = ids.to(device), lengths.to(device)

    def groups(self, tiles: int, size: int) -> Iterator[tuple[list[int], Tensor, Tensor]]:
        """Yield the sentences with text in groups.

        Args:
            tiles: Number of tiles that each sentence is read for.
            size: Most sentences in a group.

        Yields:
            Layers of n sentences, their token ids ``(tiles, n, t)`` and lengths ``(tiles, n)``.
        """
        for start in range(0, len(self.by_text), size):
            group = slice(start, start + size)
            ids, lengths = self._ids[group], self._lengths[group]
            yield self.by_text[group], ids.expand(tiles, -1, -1), lengths.expand(tiles, -1)
