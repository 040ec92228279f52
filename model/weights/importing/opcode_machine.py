"""A pickle read as data: a table of opcodes, none of which imports or calls anything.

``pickle.Unpickler`` with an allow-list in ``find_class`` is not enough for hostile files. It hashes
the keys of tables itself, before any name is looked up: a file of 128 bytes can hold a tuple whose
hash takes exponential time, and one of 4 MB a tuple whose hash overflows the stack of the process.
Lengths in the file are not checked either, and allocated. This reader limits everything that can
grow, and accepts only texts and integers as keys.
"""

from __future__ import annotations

# its list of opcodes is read, nothing is unpickled
import pickletools  # nosec B403
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

MAX_STEPS = 300_000  # a checkpoint of a thousand tensors takes 40,000
MAX_DEPTH = 16  # of tuples in tuples; a stored tensor has 3
LITERALS = set(
    "INT BININT BININT1 BININT2 LONG LONG1 LONG4 FLOAT BINFLOAT STRING BINSTRING SHORT_BINSTRING "
    "UNICODE BINUNICODE SHORT_BINUNICODE BINUNICODE8 BINBYTES SHORT_BINBYTES BINBYTES8 BYTEARRAY8"
    .split()
)  # fmt: skip
CONSTANTS = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False, "EMPTY_TUPLE": ()}
IGNORED = {"PROTO", "FRAME"}
PUTS, GETS = {"PUT", "BINPUT", "LONG_BINPUT"}, {"GET", "BINGET", "LONG_BINGET"}
_MARK = object()

Call = Callable[[str, tuple[Any, ...]], Any]
Fill = Callable[[Any, Any], None]
Persistent = Callable[[Any], Any]


class Refused(Exception):
    """The file holds anything but the expected data."""


@dataclass(frozen=True)
class Name:
    """A global name in the file; it stays a text and is never imported."""

    text: str


class _Tuple(tuple[Any, ...]):
    """A tuple that stores how deep it is nested, so that nothing has to traverse it."""

    depth = 0


def no_persistent(key: Any) -> Any:
    """Refuse references to other files or parts of this one."""
    raise Refused("it refers to data that it does not hold")


class PickleMachine:
    """Interprets the opcodes with a stack, as pickletools documents them.

    Args:
        call: Creates a value from a name and arguments, or raises Refused.
        fill: Completes a value of ``call``, or raises Refused.
        persistent: Creates a value from a persistent id.
    """

    def __init__(self, call: Call, fill: Fill, persistent: Persistent = no_persistent) -> None:
        self._call = call
        self._fill = fill
        self._persistent = persistent
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def run(self, file: BinaryIO) -> Any:
        """Read one pickle; the file is positioned after it.

        Raises:
            Refused: It has a forbidden opcode, or is too long or too deep.
            Exception: Of any kind where it is damaged.
        """
        bounded: Any = _Bounded(file)  # genops needs read and readline only
        for number, (opcode, argument, _) in enumerate(pickletools.genops(bounded)):
            if number > MAX_STEPS:
                raise Refused(f"it takes more than {MAX_STEPS} steps")
            if opcode.name == "STOP":
                break
            self._step(opcode.name, argument)
        return self._pop(1)[0]

    def _step(self, name: str, argument: Any) -> None:
        if name in LITERALS:
            self._stack.append(argument)
        elif name in CONSTANTS:
            self._stack.append(CONSTANTS[name])
        elif name in PUTS or name == "MEMOIZE":
            self._memo[len(self._memo) if name == "MEMOIZE" else argument] = self._stack[-1]
        elif name in GETS:
            self._stack.append(self._memo[argument])
        elif name == "GLOBAL":
            self._stack.append(Name(argument.replace(" ", ".")))
        elif name in _STEPS:
            _STEPS[name](self)
        elif name not in IGNORED:
            raise Refused(f"it uses {name}")

    def _pop(self, count: int) -> list[Any]:
        values = self._stack[-count:]
        if len(values) < count or any(value is _MARK for value in values):
            raise Refused("it ends too early")
        del self._stack[-count:]
        return values

    def _pop_to_mark(self) -> list[Any]:
        place = len(self._stack) - 1
        while place >= 0 and self._stack[place] is not _MARK:
            place -= 1
        if place < 0:
            raise Refused("it closes what it has not opened")
        values = self._stack[place + 1 :]
        del self._stack[place:]
        return values

    def _tuple(self, values: list[Any]) -> None:
        nested = _Tuple(values)
        nested.depth = 1 + max((v.depth for v in values if isinstance(v, _Tuple)), default=0)
        if nested.depth > MAX_DEPTH:
            raise Refused(f"it is nested more than {MAX_DEPTH} deep")
        self._stack.append(nested)

    def _table(self, values: list[Any]) -> dict[Any, Any]:
        keys = values[::2]
        if not all(isinstance(key, str | int) for key in keys):
            raise Refused("it has keys that are neither texts nor numbers")
        return dict(zip(keys, values[1::2], strict=True))

    def _set(self, values: list[Any]) -> None:
        self._top(dict).update(self._table(values))

    def _extend(self, values: list[Any]) -> None:
        self._top(list).extend(values)

    def _top(self, kind: type) -> Any:
        if not isinstance(self._stack[-1], kind):
            raise Refused(f"it fills in something that is no {kind.__name__}")
        return self._stack[-1]

    def _global(self) -> None:
        module, name = self._pop(2)
        if not isinstance(module, str) or not isinstance(name, str):
            raise Refused("it has a name that is no text")
        self._stack.append(Name(f"{module}.{name}"))

    def _reduce(self) -> None:
        name, arguments = self._pop(2)
        if not isinstance(name, Name) or not isinstance(arguments, tuple):
            raise Refused("it wants to call something that is no name")
        self._stack.append(self._call(name.text, arguments))

    def _build(self) -> None:
        target, state = self._pop(2)
        self._fill(target, state)
        self._stack.append(target)

    def _persistent_id(self) -> None:
        self._stack.append(self._persistent(self._pop(1)[0]))


_STEPS: dict[str, Callable[[PickleMachine], None]] = {
    "MARK": lambda m: m._stack.append(_MARK),
    "EMPTY_DICT": lambda m: m._stack.append({}),
    "EMPTY_LIST": lambda m: m._stack.append([]),
    "TUPLE": lambda m: m._tuple(m._pop_to_mark()),
    "TUPLE1": lambda m: m._tuple(m._pop(1)),
    "TUPLE2": lambda m: m._tuple(m._pop(2)),
    "TUPLE3": lambda m: m._tuple(m._pop(3)),
    "LIST": lambda m: m._stack.append(m._pop_to_mark()),
    "DICT": lambda m: m._stack.append(m._table(m._pop_to_mark())),
    "APPEND": lambda m: m._extend(m._pop(1)),
    "APPENDS": lambda m: m._extend(m._pop_to_mark()),
    "SETITEM": lambda m: m._set(m._pop(2)),
    "SETITEMS": lambda m: m._set(m._pop_to_mark()),
    "POP": lambda m: m._stack.__delitem__(-1),
    "DUP": lambda m: m._stack.append(m._stack[-1]),
    "STACK_GLOBAL": PickleMachine._global,
    "REDUCE": PickleMachine._reduce,
    "BUILD": PickleMachine._build,
    "BINPERSID": PickleMachine._persistent_id,
}


class _Bounded:
    """A file read in chunks, so that a forged length allocates no memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, count: int) -> bytes:
        chunks, left = [], count
        while left > 0 and (chunk := self._file.read(min(left, 1 << 24))):
            chunks.append(chunk)
            left -= len(chunk)
        if left > 0 and count > 1:
            raise Refused("it ends too early")
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    def readline(self) -> bytes:
        return self._file.readline()
