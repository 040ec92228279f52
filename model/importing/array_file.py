"""A pickle of numpy arrays, read as data: a table of opcodes, none of which calls anything.

The COCO weights of Mask2Former come in this format. Python's own reader would import and call
whatever the file names; this one knows what a stored array looks like and refuses all else.
"""

from __future__ import annotations

# its list of opcodes is read, nothing is unpickled
import pickletools  # nosec B403
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import MtrefsegError

Array = npt.NDArray[Any]
LITERALS = set(
    "INT BININT BININT1 BININT2 LONG LONG1 LONG4 FLOAT BINFLOAT STRING BINSTRING SHORT_BINSTRING "
    "UNICODE BINUNICODE SHORT_BINUNICODE BINUNICODE8 BINBYTES SHORT_BINBYTES BINBYTES8 BYTEARRAY8"
    .split()
)  # fmt: skip
IGNORED = {"PROTO", "FRAME"}
PUTS, GETS = {"PUT", "BINPUT", "LONG_BINPUT"}, {"GET", "BINGET", "LONG_BINGET"}
NUMBERS = "fiub"
_MARK = object()


class _Refused(Exception):
    """The file holds something else than arrays."""


@dataclass(frozen=True)
class _Name:
    """A name in the file; it stays a text and is never looked up."""

    text: str


@dataclass
class _Box:
    """An array or a number format that is filled in after it was announced."""

    value: Any = None


def read_arrays(path: Path) -> dict[str, Array]:
    """Read a table of named arrays, whole or under the key ``model``.

    Raises:
        MtrefsegError: The file holds anything but containers, numbers, texts and numpy arrays.
    """
    try:
        with path.open("rb") as file:
            table = _Machine().run(file)
        table = table.get("model", table)
        arrays = {name: box.value for name, box in table.items() if isinstance(box, _Box)}
        if not all(isinstance(array, np.ndarray) for array in arrays.values()):
            raise _Refused("an array is not complete")
    except OSError as error:
        raise MtrefsegError(f"'{path}' cannot be read ({error}).", "Check its path.") from error
    except Exception as error:  # any kind: the file may hold anything
        raise MtrefsegError(
            f"'{path}' is no pickle of numpy arrays, and was not read ({error!s:.200}).",
            "Download the file from its author again.",
        ) from error
    return arrays


class _Machine:
    """Follows the opcodes with a stack, as the format describes them (pickletools)."""

    def __init__(self) -> None:
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def run(self, file: Any) -> dict[str, Any]:
        for opcode, argument, _ in pickletools.genops(file):
            if opcode.name == "STOP":
                break
            self._follow(opcode.name, argument)
        result = self._stack.pop()
        if not isinstance(result, dict):
            raise _Refused("it holds no table")
        return result

    def _follow(self, name: str, argument: Any) -> None:
        if name in LITERALS:
            self._stack.append(argument)
        elif name in PUTS or name == "MEMOIZE":
            self._memo[len(self._memo) if name == "MEMOIZE" else argument] = self._stack[-1]
        elif name in GETS:
            self._stack.append(self._memo[argument])
        elif name == "GLOBAL":
            self._stack.append(_Name(argument.replace(" ", ".")))
        elif name in _STEPS:
            _STEPS[name](self._stack)
        elif name not in IGNORED:
            raise _Refused(f"it uses {name}")


def _to_mark(stack: list[Any]) -> list[Any]:
    place = max(number for number, value in enumerate(stack) if value is _MARK)
    values = stack[place + 1 :]
    del stack[place:]
    return values


def _pop(stack: list[Any], count: int) -> list[Any]:
    values = stack[-count:]
    if len(values) < count:
        raise _Refused("it ends too early")
    del stack[-count:]
    return values


def _pairs(values: list[Any]) -> dict[Any, Any]:
    return dict(zip(values[::2], values[1::2], strict=True))


def _set(stack: list[Any], values: list[Any]) -> None:
    stack[-1].update(_pairs(values))


def _global(stack: list[Any]) -> None:
    module, name = _pop(stack, 2)
    stack.append(_Name(f"{module}.{name}"))


def _reduce(stack: list[Any]) -> None:
    name, arguments = _pop(stack, 2)
    text = name.text.replace("numpy._core.", "numpy.core.") if isinstance(name, _Name) else name
    if text not in _MADE:
        raise _Refused(f"it wants to call {text}")
    stack.append(_MADE[text](*arguments))


def _build(stack: list[Any]) -> None:
    state = stack.pop()
    box = stack[-1]
    if not isinstance(box, _Box):
        raise _Refused("it fills in something that is no array")
    if isinstance(box.value, np.dtype):
        box.value = box.value.newbyteorder(state[1])
    else:
        _, shape, kind, fortran, data = state
        box.value = _array(data, kind, shape, "F" if fortran else "C")


_STEPS: dict[str, Callable[[list[Any]], None]] = {
    "MARK": lambda stack: stack.append(_MARK),
    "NONE": lambda stack: stack.append(None),
    "NEWTRUE": lambda stack: stack.append(True),
    "NEWFALSE": lambda stack: stack.append(False),
    "EMPTY_DICT": lambda stack: stack.append({}),
    "EMPTY_LIST": lambda stack: stack.append([]),
    "EMPTY_TUPLE": lambda stack: stack.append(()),
    "TUPLE": lambda stack: stack.append(tuple(_to_mark(stack))),
    "TUPLE1": lambda stack: stack.append(tuple(_pop(stack, 1))),
    "TUPLE2": lambda stack: stack.append(tuple(_pop(stack, 2))),
    "TUPLE3": lambda stack: stack.append(tuple(_pop(stack, 3))),
    "LIST": lambda stack: stack.append(_to_mark(stack)),
    "DICT": lambda stack: stack.append(_pairs(_to_mark(stack))),
    "APPEND": lambda stack: stack[-2].append(stack.pop()),
    "APPENDS": lambda stack: _extend(stack),
    "SETITEM": lambda stack: _set(stack, _pop(stack, 2)),
    "SETITEMS": lambda stack: _set(stack, _to_mark(stack)),
    "POP": lambda stack: _discard(stack),
    "DUP": lambda stack: stack.append(stack[-1]),
    "STACK_GLOBAL": _global,
    "REDUCE": _reduce,
    "BUILD": _build,
}


def _discard(stack: list[Any]) -> None:
    stack.pop()


def _extend(stack: list[Any]) -> None:
    values = _to_mark(stack)
    stack[-1].extend(values)


def _empty(kind: _Name, *_: Any) -> _Box:
    if kind.text != "numpy.ndarray":
        raise _Refused(f"it wants to make {kind.text}")
    return _Box()


def _dtype(code: str, *_: Any) -> _Box:
    kind = np.dtype(code)
    if kind.kind not in NUMBERS:
        raise _Refused(f"it holds values of kind '{code}'")
    return _Box(kind)


def _encode(text: str, encoding: str) -> bytes:
    # how Python 3 writes bytes into the protocols of Python 2
    return text.encode("latin-1" if encoding == "latin1" else encoding)


def _array(data: Any, kind: _Box, shape: tuple[int, ...], order: Any) -> Array:
    raw = data.encode("latin-1") if isinstance(data, str) else data
    return np.frombuffer(raw, kind.value).reshape(shape, order=order)


def _scalar(kind: _Box, data: Any) -> Any:
    return _array(data, kind, (), "C")[()]


_MADE: dict[str, Callable[..., Any]] = {
    "numpy.core.multiarray._reconstruct": _empty,
    "numpy.core.multiarray.scalar": _scalar,
    "numpy.core.numeric._frombuffer": lambda *given: _Box(_array(*given)),
    "numpy.dtype": _dtype,
    "_codecs.encode": _encode,
    "collections.OrderedDict": lambda *_: {},
}
