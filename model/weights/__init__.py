"""Model folders: configuration, weights, tokenizer and card, read and written."""
