"""Sentences about changes: grammar, synonyms, word kinds, tokenizer, distillation."""
