"""Scores of a model: published metrics, synthetic scenes, language, reports."""
