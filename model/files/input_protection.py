"""No output is an input, another output or a file of the model: checked before any work."""

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
        what: What they are, for the user, as ``the raster before``.
        files: All that belong to it.
    """

    what: str
    files: frozenset[Path]


def check_outputs(
    outputs: Mapping[str, str], inputs: Sequence[InputFiles], overwrite: bool = False
) -> None:
    """Check that all outputs can be written and that nothing that is read gets lost.

    What ended processes left in their folders is removed.

    Args:
        outputs: Paths by what they are for the user.
        inputs: What the run reads.
        overwrite: Whether the user allowed to replace more than earlier results.

    Raises:
        MtrefsegError: Names the output, what it would destroy, and the remedy.
    """
    for path in outputs.values():
        check_writable(path, overwrite)
        check_not_input(path, inputs)
    check_distinct(outputs)
    remove_partial_files(resolve_output(path).parent for path in outputs.values())


def check_not_input(output: str, inputs: Iterable[InputFiles]) -> None:
    """Raise MtrefsegError when an output, or what lies beside it, is a file that is read."""
    target = resolve_output(output)
    places = [target, *(target.with_name(target.name + suffix) for suffix in SIDECARS)]
    existing = {_identity(place): place for place in places if _exists(place)}
    if not existing:
        return
    for group in inputs:
        for file in group.files:
            met = existing.get(_identity(file)) if _exists(file) else None
            if met is not None:
                raise _destroyed(output, target, met, group.what, file)


def check_no_input_in(folders: Iterable[Path], inputs: Iterable[InputFiles]) -> None:
    """Raise MtrefsegError when a folder that gets files holds one that is read."""
    places = {_identity(folder): folder for folder in folders if _exists(folder)}
    for group in inputs:
        for file in group.files:
            for above in Path(os.path.realpath(file)).parents:
                if _identity(above) in places:
                    raise MtrefsegError(
                        f"Output folder '{places[_identity(above)]}' holds a file of "
                        f"{group.what} ('{file}').",
                        "Choose another folder for the output.",
                    )


def _destroyed(output: str, target: Path, met: Path, what: str, file: Path) -> MtrefsegError:
    role = f"is a file of {what} ('{file}')"
    if met != target:
        role = f"would remove '{met.name}' beside it, which {role}"
    return MtrefsegError(f"Output '{output}' {role}.", "Choose another name for the output.")


def check_distinct(outputs: Mapping[str, str]) -> None:
    """Check that no two outputs are one file, by any of its names; none of them need exist yet.

    Args:
        outputs: Paths by what they are for the user.

    Raises:
        MtrefsegError: Names both, and the remedy.
    """
    names: dict[str, str] = {}
    for what, path in outputs.items():
        # Case and Unicode forms are one name on some systems: apart everywhere, or refused.
        target = resolve_output(path)
        key = unicodedata.normalize("NFC", str(target)).casefold()
        keys = {key, str(_identity(target))} if _exists(target) else {key}
        for other in keys & names.keys():
            raise MtrefsegError(
                f"{what[:1].upper()}{what[1:]} '{path}' and {names[other]} are the same file.",
                "Give each output a name of its own.",
            )
        names.update(dict.fromkeys(keys, what))


def _identity(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_dev, facts.st_ino


def _exists(path: Path) -> bool:
    try:
        return os.path.exists(path)  # noqa: PTH110 - pathlib raises on names that are too long
    except ValueError:
        return False
