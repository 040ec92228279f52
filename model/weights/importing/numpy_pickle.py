"""A pickle of numpy arrays, read as data: the COCO weights of Mask2Former come in this format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import MtrefsegError
from .opcode_machine import Name, PickleMachine, Refused

Array = npt.NDArray[Any]
NUMBERS = re.compile(r"[<>|=]?[fiub][1248]")
ORDERS = "<>|="


@dataclass
class _Box:
    """An array or a dtype that a later opcode completes."""

    value: Any = None


def read_arrays(path: Path) -> dict[str, Array]:
    """Read a table of named arrays, whole or under the key ``model``.

    Raises:
        MtrefsegError: The file holds anything but containers, numbers, texts and numpy arrays.
    """
    try:
        arrays = _Arrays(path.stat().st_size)
        with path.open("rb") as file:
            table = PickleMachine(arrays.call, arrays.fill).run(file)
        if isinstance(table, dict):
            table = table.get("model", table)
        if not isinstance(table, dict):
            raise Refused("it holds no table")
        found = {str(name): box.value for name, box in table.items() if isinstance(box, _Box)}
        if not all(isinstance(array, np.ndarray) for array in found.values()):
            raise Refused("an array is not complete")
    except OSError as error:
        raise MtrefsegError(
            "'{path}' cannot be read ({error}).", "Check its path.", path=path, error=error
        ) from error
    except Exception as error:  # any kind: the file may hold anything
        raise MtrefsegError(
            "'{path}' is no pickle of numpy arrays, and was not read ({error}).",
            "Download the file from its author again.",
            path=path,
            error=f"{error!s:.200}",
        ) from error
    return found


class _Arrays:
    """Creates arrays for the calls of a pickle; the bytes that they copy are limited."""

    def __init__(self, budget: int) -> None:
        self._budget = 4 * budget

    def call(self, name: str, arguments: tuple[Any, ...]) -> Any:
        """Return the result of one of the few functions that are known here."""
        name = name.replace("numpy._core.", "numpy.core.")
        if name == "numpy.core.multiarray._reconstruct":
            return _empty(*arguments)
        if name == "numpy.core.numeric._frombuffer":
            return _Box(_array(*arguments))
        if name == "numpy.core.multiarray.scalar":
            return _array(arguments[1], arguments[0], (), "C")[()]
        if name == "numpy.dtype":
            return _dtype(*arguments)
        if name == "_codecs.encode":
            return self._encode(*arguments)
        if name == "collections.OrderedDict" and not arguments:
            return {}
        raise Refused(f"it wants to call {name}")

    def fill(self, box: Any, state: Any) -> None:
        """Complete an array or a dtype."""
        if not isinstance(box, _Box) or not isinstance(state, tuple):
            raise Refused("it fills in something that is no array")
        if isinstance(box.value, np.dtype):
            if state[1] not in ORDERS:
                raise Refused("it holds numbers in an unknown order of bytes")
            box.value = box.value.newbyteorder(state[1])
        else:
            _, shape, kind, fortran, data = state
            box.value = _array(data, kind, shape, "F" if fortran else "C")

    def _encode(self, text: str, encoding: str) -> bytes:
        # Python 3 writes bytes this way into protocols of Python 2
        self._budget -= len(text)
        if encoding != "latin1" or self._budget < 0:
            raise Refused("it holds the same bytes many times")
        return text.encode("latin-1")


def _empty(kind: Any, *_: Any) -> _Box:
    if kind != Name("numpy.ndarray"):
        raise Refused("it wants to make something else than an array")
    return _Box()


def _dtype(code: Any, *_: Any) -> _Box:
    if not isinstance(code, str) or not NUMBERS.fullmatch(code):
        raise Refused(f"it holds values of kind {code!r:.20}")
    return _Box(np.dtype(code))


def _array(data: Any, kind: Any, shape: Any, order: Any) -> Array:
    raw = data.encode("latin-1") if isinstance(data, str) else data
    if not isinstance(kind, _Box) or not isinstance(raw, bytes | bytearray):
        raise Refused("it holds an array without its numbers")
    return np.frombuffer(raw, kind.value).reshape(shape, order=order)
