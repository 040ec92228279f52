"""No output overwrites an input, another output or a file of the model: checks before a run."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import MtrefsegError
from .output_path import SIDECARS, check_writable, resolve_output
from .partial_files import remove_partial_files


@dataclass(frozen=True)
class InputFiles:
    """Files that a run reads.

    Attributes:
        what: What they are, for messages, such as ``the raster before``.
        files: All files of it, sidecar files too.
    """

    what: str
    files: frozenset[Path]


def check_outputs(
    outputs: Mapping[str, str], inputs: Sequence[InputFiles], overwrite: bool = False
) -> None:
    """Check that all outputs can be written and that none replaces a file that is read.

    Partial files of ended processes are removed from the folders of the outputs.

    Args:
        outputs: Paths by their names in messages.
        inputs: Files that the run reads.
        overwrite: Whether the user allowed to replace more than earlier results.

    Raises:
        MtrefsegError: Names the output, the file that it would destroy, and the remedy.
    """
    for path in outputs.values():
        check_writable(path, overwrite)
        check_not_input(path, inputs)
    check_distinct(outputs)
    remove_partial_files(resolve_output(path).parent for path in outputs.values())


def check_not_input(output: str, inputs: Iterable[InputFiles]) -> None:
    """Raise MtrefsegError when an output, or a sidecar file of it, is a file that is read."""
    target = resolve_output(output)
    paths = [target, *(target.with_name(target.name + suffix) for suffix in SIDECARS)]
    existing = {_identity(path): path for path in paths if _exists(path)}
    if not existing:
        return
    for group in inputs:
        for file in group.files:
            same = existing.get(_identity(file)) if _exists(file) else None
            if same is not None:
                raise _destroyed(output, target, same, group.what, file)


def check_no_input_in(folders: Iterable[Path], inputs: Iterable[InputFiles]) -> None:
    """Raise MtrefsegError when an output folder contains a file that is read."""
    outputs = {_identity(folder): folder for folder in folders if _exists(folder)}
    for group in inputs:
        for file in group.files:
            for parent in Path(os.path.realpath(file)).parents:
                if _identity(parent) in outputs:
                    raise MtrefsegError(
                        "Output folder '{output}' holds a file of {what} ('{file}').",
                        "Choose another folder for the output.",
                        output=outputs[_identity(parent)],
                        what=group.what,
                        file=file,
                    )


def _destroyed(output: str, target: Path, same: Path, what: str, file: Path) -> MtrefsegError:
    advice = "Choose another name for the output."
    if same == target:
        return MtrefsegError(
            "Output '{output}' is a file of {what} ('{file}').",
            advice,
            output=output,
            what=what,
            file=file,
        )
    return MtrefsegError(
        "Output '{output}' would remove '{name}' beside it, which is a file of {what} ('{file}').",
        advice,
        output=output,
        name=same.name,
        what=what,
        file=file,
    )


def check_distinct(outputs: Mapping[str, str]) -> None:
    """Check that no two outputs are one file, by any of its names; none need exist yet.

    Args:
        outputs: Paths by their names in messages.

    Raises:
        MtrefsegError: Names both, and the remedy.
    """
    names: dict[str, str] = {}
    for what, path in outputs.items():
        # Some file systems ignore case or Unicode normalisation: such names are refused everywhere.
        target = resolve_output(path)
        key = unicodedata.normalize("NFC", str(target)).casefold()
        keys = {key, str(_identity(target))} if _exists(target) else {key}
        for other in keys & names.keys():
            raise MtrefsegError(
                "Both {output} and {other} are the same file, '{path}'.",
                "Give each output a name of its own.",
                path=path,
                output=what,
                other=names[other],
            )
        names.update(dict.fromkeys(keys, what))


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _exists(path: Path) -> bool:
    try:
        return os.path.exists(path)  # noqa: PTH110 - pathlib raises on names that are too long
    except ValueError:
        return False
