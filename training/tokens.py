"""The small tokenizer of mini: byte-level pairs learned from the grammar of sentences."""

from __future__ import annotations

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from .sentences import QUESTIONS

PAD, SEG = "[PAD]", "[SEG]"


def train_tokenizer(vocabulary: int) -> PreTrainedTokenizerFast:
    """Learn a tokenizer; any text can be encoded, known words are one token each.

    Args:
        vocabulary: Number of tokens, with [PAD] and [SEG].
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
    corpus = (f" {text}." for question in QUESTIONS for text in question.sentences)
    tokenizer.train_from_iterator(corpus, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token=PAD, additional_special_tokens=[SEG]
    )
