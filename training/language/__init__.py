"""Sentences about changes: grammar, qualifiers, word kinds, tokenizer, distillation."""
