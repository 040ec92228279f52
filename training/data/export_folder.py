"""The folder of exported pairs: written beside, then published whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import write_text
from .export_index import ExportedSource, ExportIndex, is_entry
from .expression_entries import EXPRESSIONS
from .sample_files import SUFFIXES
from .split_folders import SPLITS

PARTIAL, LOCK, README = ".export.part", ".export.lock", "README.md"
RenderCard = Callable[[Sequence[Mapping[str, Any]]], str]


class ExportFolder:
    """A folder in the layout of the benchmark, with an index of the sources in it.

    Args:
        path: Created where it does not exist.
        splits: Pairs lie in ``train`` and ``val`` with a data card above, not in the folder itself.
    """

    def __init__(self, path: Path, splits: bool = False) -> None:
        self.path = path
        self._splits = splits
        self._partial = path / PARTIAL

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """Yield a folder to write to; what is not published is removed afterwards.

        Raises:
            MtrefsegError: The folder cannot be written, or another export writes to it.
        """
        is_new = not self.path.exists()
        try:
            self._check()
            self.path.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path / LOCK, timeout=0):
                self._remove_partial()  # of a killed export
                try:
                    yield self._partial
                finally:
                    self._remove_partial()
                    with suppress(OSError):  # Windows removes it when it is released
                        (self.path / LOCK).unlink()
        except Timeout as error:
            raise MtrefsegError(
                "Another export writes to folder '{path}'.",
                "Wait for its end, or choose another folder.",
                path=self.path,
            ) from error
        except OSError as error:
            raise MtrefsegError(
                "Training data cannot be written to '{path}' ({error}).",
                "Check the folder and the free space.",
                path=self.path,
                error=error,
            ) from error
        finally:
            if is_new and self.path.is_dir() and not any(self.path.iterdir()):
                self.path.rmdir()

    def publish(
        self,
        source: ExportedSource,
        partial: Path,
        card: Mapping[str, Any] | None = None,
        render: RenderCard | None = None,
    ) -> None:
        """Replace the pairs that a source exported before.

        A pair belongs to the layout while its JSON entry exists: entries are removed first and
        added last, so that the folder is valid at any moment.

        Args:
            source: Whose pairs they are.
            partial: Folder with the new pairs.
            card: Facts about them for the data card.
            render: Makes the data card of the facts of all sources.

        Raises:
            MtrefsegError: The index cannot be read.
        """
        index = ExportIndex(self.path)
        files = sorted(
            str(p.relative_to(partial).as_posix()) for p in partial.rglob("*") if p.is_file()
        )
        old = index.files(source)
        # the next export of this source removes what a killed one leaves
        index.write(source, sorted({*old, *files}), card)
        for name in filter(is_entry, old):
            (self.path / name).unlink(missing_ok=True)
        for name in sorted(files, key=is_entry):
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            (partial / name).replace(self.path / name)
        for name in set(old) - set(files):
            (self.path / name).unlink(missing_ok=True)
        index.write(source, files, card)
        if render is not None:
            write_text(self.path / README, render(index.cards))

    def _check(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise MtrefsegError("'{path}' is a file.", "Choose a folder.", path=self.path)
        ours, others = (SPLITS, ("A",)) if self._splits else (("",), SPLITS)
        for name in others:
            if (self.path / name).is_dir():
                raise MtrefsegError(
                    "Folder '{path}' holds other training data in {name}.",
                    "Choose another folder: pairs lie in a folder itself or in train and val.",
                    path=self.path,
                    name=name,
                )
        for name in ours:
            self._check_sentences(self.path / name)
        if self._splits and (self.path / README).exists() and not ExportIndex(self.path).cards:
            raise MtrefsegError(
                "Folder '{path}' holds a README.md that no export wrote.",
                "Choose another folder for the training data.",
                path=self.path,
            )

    @staticmethod
    def _check_sentences(folder: Path) -> None:
        images = folder / "A"
        if (folder / EXPRESSIONS).is_dir() or not images.is_dir():
            return
        if any(path.suffix.lower() in SUFFIXES for path in images.iterdir()):
            raise MtrefsegError(
                (
                    "Folder '{path}' holds pairs without sentences, which would no longer "
                    "be read beside pairs with sentences."
                ),
                "Choose another folder.",
                path=folder,
            )

    def _remove_partial(self) -> None:
        shutil.rmtree(self._partial, ignore_errors=True)
