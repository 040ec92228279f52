"""The files of an evaluation: figures and report, published together or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from ...model.errors import MtrefsegError
from ...model.files.input_protection import InputFiles, check_outputs
from ...model.files.output_path import resolve_output
from ...model.files.partial_files import discard, new_partial
from ...model.files.publish import FinishedFile, publish
from ...model.outputs.overwrite import check_file_overwrite
from ...model.version import VERSION

MADE_BY = {"made_by": f"mtrefseg {VERSION}"}
"""First in the figures: marks earlier ones, which may be replaced, unlike files of the user."""
_KINDS = {
    "the file of figures": (b'"made_by": "mtrefseg ', "a file of figures"),
    "the report": (b'name="generator" content="mtrefseg ', "a report"),
}


class EvaluationFiles:
    """Figures and report of one evaluation.

    Args:
        figures: Path of the JSON; empty: none.
        report: Path of the HTML; empty: none.
        overwrite: Replace also files that are not earlier evaluations.
    """

    def __init__(self, figures: str, report: str, overwrite: bool = False) -> None:
        named = zip(_KINDS, (figures, report), strict=True)
        self._paths = {name: path for name, path in named if path}
        self._overwrite = overwrite

    def check(self, inputs: list[InputFiles]) -> None:
        """Check that both can be written and replace no file of the user.

        Raises:
            MtrefsegError: Names the file, what it would replace, and the remedy.
        """
        check_outputs(self._paths, inputs, self._overwrite)
        for name in self._paths:
            self._check_overwrite(name)

    def write(self, figures: Mapping[str, Any], page: str) -> tuple[str, ...]:
        """Write the files.

        Args:
            figures: JSON.
            page: HTML.

        Returns:
            Sentences for the user, where a file could not get its name.

        Raises:
            MtrefsegError: The disk is full, or a folder cannot be written.
        """
        text = json.dumps({**MADE_BY, **figures}, indent=2, ensure_ascii=False) + "\n"
        with ExitStack() as stack:
            finished = list(
                self._finished_files(dict(zip(_KINDS, (text, page), strict=True)), stack)
            )
            return publish(finished).warnings if finished else ()

    def _finished_files(self, texts: Mapping[str, str], stack: ExitStack) -> Iterator[FinishedFile]:
        for name, path in self._paths.items():
            partial_file = new_partial(resolve_output(path).parent, Path(path).suffix)
            stack.callback(discard, partial_file)
            try:
                partial_file.write_bytes(texts[name].encode("utf-8", "backslashreplace"))
            except OSError as error:
                raise MtrefsegError(
                    "'{path}' cannot be written ({error}).",
                    "Check the free space.",
                    path=path,
                    error=error.strerror,
                ) from error
            yield FinishedFile(
                path, partial_file, partial(self._check_overwrite, name), None, self._overwrite
            )

    def _check_overwrite(self, name: str) -> None:
        mark, kind = _KINDS[name]
        check_file_overwrite(self._paths[name], mark, kind, self._overwrite)
