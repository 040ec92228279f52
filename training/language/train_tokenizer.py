"""The small tokenizer of mini: byte-pair encoding trained on the grammar of sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from .caption_templates import caption_vocabulary
from .change_classes import CHANGE_CLASSES

PAD, SEG = "[PAD]", "[SEG]"
MIN_COUNT = 10  # of each word of the grammar, so that rare ones become one token too


def train_tokenizer(vocabulary: int, others: Iterable[str] = ()) -> PreTrainedTokenizerFast:
    """Train a tokenizer; any text can be encoded, words of the grammar are one token each.

    Args:
        vocabulary: Largest number of tokens, with [PAD] and [SEG].
        others: More words, which get the tokens that are left.
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
    counts = Counter(word for c in CHANGE_CLASSES for text in c.sentences for word in text.split())
    corpus = [f" {word}" for word, count in counts.items() for _ in range(max(count, MIN_COUNT))]
    corpus += [f" {word}" for word in caption_vocabulary() for _ in range(MIN_COUNT)]
    corpus += [f" {word}" for word in others]
    tokenizer.train_from_iterator([*corpus, "."], trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token=PAD, additional_special_tokens=[SEG]
    )
