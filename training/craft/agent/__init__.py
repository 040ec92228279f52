"""A multimodal language model behind an OpenAI-compatible endpoint."""
