"""Requests are composed of dataclasses whose fields lie side by side in JSON.

A field that is annotated with ``Flattened`` holds another dataclass, whose fields are fields of the
request itself outside of Python. Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from typing import Any, Callable, Dict, Mapping, Tuple, Type, TypeVar, get_type_hints

from ..errors import MtrefsegError
from .field_types import hints_of

Composed = TypeVar("Composed")


@dataclass(frozen=True)
class Flattened:
    """Marks a field that holds a dataclass: ``pair: Annotated[PairSource, Flattened()]``.

    Attributes:
        pattern: Flat names of its fields, ``{}`` stands for the name in the dataclass.
        renamed: Fields whose flat name does not follow the pattern, as pairs of both names.
        without: Fields that the request does not have; they keep their defaults.
    """

    pattern: str = "{}"
    renamed: Tuple[Tuple[str, str], ...] = ()
    without: Tuple[str, ...] = ()

    def names(self, kind: Any) -> Dict[str, str]:
        """Return the flat names of a dataclass → their names in the request."""
        renamed = dict(self.renamed)
        return {
            name: renamed.get(name, self.pattern.format(name))
            for name in flat_fields(kind)
            if name not in self.without
        }


@dataclass(frozen=True)
class Encoded:
    """Marks a field whose values have a JSON of their own.

    Attributes:
        to_json: Makes JSON of a value.
        from_json: Makes a value of JSON, or of a value that it returns as it is.
    """

    to_json: Callable[[Any], Any]
    from_json: Callable[[Any], Any]


@dataclass(frozen=True)
class FlatField:
    """A field of a request as JSON, scripts and the command line name it.

    Attributes:
        hint: Its type.
        default: Its default, or ``dataclasses.MISSING`` where a value is required.
        owner: The dataclass that declares it, whose docstring describes it.
        name: Its name there.
    """

    hint: Any
    default: Any
    owner: Any
    name: str


Mark = TypeVar("Mark", Flattened, Encoded)
_EXTRAS: Dict[Any, Dict[str, Tuple[Any, ...]]] = {}


def _marks(kind: Any, of: Type[Mark]) -> Dict[str, Mark]:
    """Return the marks of a dataclass by the names of its fields."""
    if kind not in _EXTRAS:
        hints = get_type_hints(kind, include_extras=True)
        _EXTRAS[kind] = {name: getattr(hint, "__metadata__", ()) for name, hint in hints.items()}
    return {
        name: mark
        for name, extras in _EXTRAS[kind].items()
        for mark in extras
        if isinstance(mark, of)
    }


def _flattened(kind: Any) -> Dict[str, Flattened]:
    return _marks(kind, Flattened)


def flat_fields(kind: Any) -> Dict[str, FlatField]:
    """Return the fields of a dataclass, and those of the dataclasses in it, by their flat names."""
    found: Dict[str, FlatField] = {}
    for one in fields(kind):
        hint, mark = hints_of(kind)[one.name], _flattened(kind).get(one.name)
        if mark is None:
            found[one.name] = FlatField(hint, _default(one), kind, one.name)
        else:
            inner = flat_fields(hint)
            found.update({flat: inner[name] for name, flat in mark.names(hint).items()})
    return found


def compose(kind: Type[Composed], values: Mapping[str, Any]) -> Composed:
    """Make a dataclass, and those in it, from flat fields; lists become tuples.

    Raises:
        MtrefsegError: A value cannot work; the types are not checked, see ``wire.decode``.
        TypeError: A field is unknown or missing.
    """
    unknown = set(values).difference(flat_fields(kind))
    if unknown:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    arguments: Dict[str, Any] = {}
    encoded = _marks(kind, Encoded)
    for one in fields(kind):  # type: ignore[arg-type]
        mark = _flattened(kind).get(one.name)
        if mark is not None:
            hint = hints_of(kind)[one.name]
            given = {
                name: values[flat] for name, flat in mark.names(hint).items() if flat in values
            }
            arguments[one.name] = compose(hint, given)
        elif one.name in values:
            given_value = values[one.name]
            if one.name in encoded:
                given_value = encoded[one.name].from_json(given_value)
            arguments[one.name] = frozen(given_value)
    return kind(**arguments)


def flatten(request: Any) -> Dict[str, Any]:
    """Return the flat fields of a dataclass; ``compose`` undoes it.

    Raises:
        MtrefsegError: A value stands in a field that the request does not have.
    """
    found: Dict[str, Any] = {}
    encoded = _marks(type(request), Encoded)
    for one in fields(request):
        value, mark = getattr(request, one.name), _flattened(type(request)).get(one.name)
        if one.name in encoded:
            found[one.name] = encoded[one.name].to_json(value)
            continue
        if mark is None:
            found[one.name] = flatten(value) if is_dataclass(value) else value
            continue
        inner, known = flatten(value), flat_fields(type(value))
        for name in mark.without:
            if inner.pop(name) != known[name].default:
                raise MtrefsegError(
                    "Parameter {name} cannot be given to a {request_name}.",
                    "Leave it out.",
                    name=name,
                    request_name=type(request).__name__,
                )
        renamed = mark.names(type(value))
        found.update({renamed[name]: one_value for name, one_value in inner.items()})
    return found


def replaced(request: Composed, **values: Any) -> Composed:
    """Return a request with other values of flat fields, as ``dataclasses.replace`` does.

    Raises:
        MtrefsegError: A value cannot work.
    """
    return compose(type(request), {**flatten(request), **values})


def frozen(value: Any) -> Any:
    """Return lists as tuples, at any depth."""
    return tuple(map(frozen, value)) if isinstance(value, list) else value


def _default(one: Field[Any]) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()
