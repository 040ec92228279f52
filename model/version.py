"""The version: metadata.txt is its one source. Standard library only, Python 3.9."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path


def _read() -> str:
    parser = ConfigParser(interpolation=None)
    parser.read(Path(__file__).resolve().parents[1] / "metadata.txt", encoding="utf-8")
    return parser.get("general", "version", fallback="0.0.0")


VERSION = _read()
