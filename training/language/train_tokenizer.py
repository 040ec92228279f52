"""The small tokenizer of mini: byte-level pairs learned from the grammar of sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from .qualifiers import part_words
from .questions import QUESTIONS

PAD, SEG = "[PAD]", "[SEG]"
FEW = 10


def train_tokenizer(vocabulary: int, others: Iterable[str] = ()) -> PreTrainedTokenizerFast:
    """Learn a tokenizer; any text can be encoded, words of the grammar are one token each.

    Args:
        vocabulary: Largest number of tokens, with [PAD] and [SEG].
        others: Words that get what tokens are left.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=[PAD, SEG],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    own = Counter(
        word for question in QUESTIONS for text in question.sentences for word in text.split()
    )
    # at least a few times each, so that the rare are whole words too
    corpus = [f" {word}" for word, count in own.items() for _ in range(max(count, FEW))]
    corpus += [f" {word}" for word in sorted(part_words()) for _ in range(FEW)]
    corpus += [f" {word}" for word in others]
    tokenizer.train_from_iterator([*corpus, "."], trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token=PAD, additional_special_tokens=[SEG]
    )
