"""The JSON entries of a data folder with sentences: one file per pair, in all published forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ...model.messages import Message
from ...model.requests.wire import read_json
from .drawn_mask import DrawnMask
from .sample_files import OutsideFolder, SampleFiles

EXPRESSIONS = "referring_expression"
MAX_ENTRY_BYTES = 1 << 24
Mask = Path | DrawnMask


class Entry:
    """One pair with its sentences.

    Args:
        path: Of its JSON.
        files: Of its split.

    Attributes:
        stem: Of its JSON.
        values: As parsed.
        before: Image of the first date.
        after: Image of the second date.
        sentences: Stripped; may be empty texts.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no JSON, or names files outside of the folder.
        TypeError: It has no list of sentences.
    """

    def __init__(self, path: Path, files: SampleFiles) -> None:
        self.stem = path.stem
        self.values: dict[str, Any] = read_json(path, MAX_ENTRY_BYTES)
        if not isinstance(self.values, dict) or not self.values.get("referring_expressions"):
            raise TypeError("referring_expressions")
        self._files = files
        self._id = str(self.values.get("sample_id", self.stem))
        self._in_folder = files.masks_of(self._id)
        self.before = files.image("A", self.values.get("img_A", self._id))
        self.after = files.image("B", self.values.get("img_B", self._id))
        sentences = self.values["referring_expressions"]
        if not isinstance(sentences, str | list):
            raise TypeError("referring_expressions")
        listed = [sentences] if isinstance(sentences, str) else sentences
        self.sentences = [str(sentence).strip() for sentence in listed]

    def masks(self) -> Iterator[Mask | ValueError]:
        """Yield the mask of each sentence, or why it has none that can be used."""
        declared = self.values.get("mask", self.values.get("masks")) or []
        if isinstance(declared, str | dict):
            declared = [declared]
        if not isinstance(declared, list):
            declared = []
        for number in range(len(self.sentences)):
            try:
                yield self._mask(number, declared)
            except ValueError as error:
                yield error

    def _mask(self, number: int, declared: Sequence[Any]) -> Mask:
        if number < len(declared):
            return self._declared(declared[number])
        if number < len(self._in_folder):
            return self._in_folder[number]
        return self._files.mask(self._id)

    def _declared(self, entry: Any) -> Mask:
        if isinstance(entry, dict) and "polygons" in entry:
            return DrawnMask.from_json(entry["polygons"])
        name = entry.get("path") if isinstance(entry, dict) else entry
        if not isinstance(name, str):
            raise ValueError(Message("its mask is {entry}", entry=f"{entry!r:.60}"))
        return self._files.mask(name)


def read_entries(folder: Path, files: SampleFiles, skipped: list[str]) -> Iterator[Entry]:
    """Read the entries of a split in the order of their names.

    Args:
        folder: The split.
        files: Of the split.
        skipped: Gets a sentence for each entry that cannot be used.
    """
    for path in entry_files(folder):
        try:
            yield Entry(path, files)
        except OutsideFolder as error:
            skipped.append(Message("{path_name}: {error}.", path_name=path.name, error=error))
        except (OSError, ValueError) as error:
            skipped.append(
                Message("{path_name}: it is no JSON ({error}).", path_name=path.name, error=error)
            )
        except TypeError:
            skipped.append(
                Message("{path_name}: it has no list referring_expressions.", path_name=path.name)
            )


def entry_files(folder: Path) -> list[Path]:
    """Return the JSON files of a split, sorted."""
    return sorted((folder / EXPRESSIONS).glob("*.json"))
