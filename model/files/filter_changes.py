"""Which polygons of a result belong to the answers: predicates and a condition, by SQL.

One mechanism for the engine, which filters before a result is published, and for QGIS, where a
changed predicate acts on the result at once. Standard library only, Python 3.9.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import List, Optional, Sequence, Tuple, Union

from ..errors import MtrefsegError
from ..sentences.expression import Expression, Rank
from ..sentences.expression_text import columns_of, expression_sql, expression_text, leaves, quoted
from ..sentences.parsed_sentence import MAP, ParsedSentence, Predicate
from .filter_result import FilterResult, PredicateResult, SentenceFilter
from .resolve_expression import Resolver, Value
from .result_schema import AREA_M2, CONFIDENCE, DROPPED_BY, LAYER, PHRASE, SENTENCE
from .stored_request import store_predicates

WHERE = "filter"
"""Value of the field ``dropped_by`` of what the condition of a run dropped."""
WAIT_S = 5.0
"""How long another program may hold the file."""
SPATIAL_FUNCTIONS = ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")
"""Functions of GeoPackage triggers, which SQLite looks up whichever columns are updated."""


def apply_predicates(
    changes: Union[Path, str],
    sentences: Sequence[ParsedSentence],
    where: Optional[Expression] = None,
    where_text: str = "",
) -> FilterResult:
    """Set the field ``dropped_by`` of all polygons, and the stored request, in one transaction.

    Predicates without a rank come first, in their order, then the condition, then ranks: "the
    three largest" are those of the polygons that everything else keeps. Quantiles are taken over
    all polygons of the phrases.

    Args:
        changes: The GeoPackage of a run.
        sentences: With their predicates; those of other sentences stay dropped by nothing.
        where: A condition for all polygons.
        where_text: It as written.

    Raises:
        MtrefsegError: The file is no result with measured columns, lacks a column that is named,
            or cannot be written.
    """
    try:
        with closing(_open(changes)) as database, database:
            database.execute("BEGIN IMMEDIATE")
            _check_columns(database, changes, sentences, where)
            if where is not None:
                where_text = where_text or expression_text(where)
            store_predicates(database, sentences, where_text if where else "")
            return _apply(database, sentences, where, where_text)
    except sqlite3.Error as error:
        raise MtrefsegError(
            "The predicates cannot be applied to '{changes}' ({error}).",
            "Close other programs that use it, and check that it can be written.",
            changes=changes,
            error=error,
        ) from None


def measured_columns(changes: Union[Path, str]) -> Tuple[str, ...]:
    """Return the names of the columns with numbers of a result.

    Raises:
        MtrefsegError: It cannot be read.
    """
    try:
        with closing(_open(changes)) as database:
            return _columns(database, numbers=True)
    except sqlite3.Error as error:
        raise MtrefsegError(
            "'{changes}' cannot be read as a GeoPackage ({error}).",
            "Give a result of a run.",
            changes=changes,
            error=error,
        ) from None


def _open(changes: Union[Path, str]) -> sqlite3.Connection:
    path = Path(changes).resolve()
    if not path.is_file():
        raise MtrefsegError(
            "Result '{changes}' does not exist.", "Give a GeoPackage of a run.", changes=changes
        )
    database = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=WAIT_S)
    database.isolation_level = None
    for name in SPATIAL_FUNCTIONS:
        database.create_function(name, 1, lambda geometry: None)
    return database


def _columns(database: sqlite3.Connection, numbers: bool = False) -> Tuple[str, ...]:
    rows = database.execute(f"PRAGMA table_info({LAYER})").fetchall()
    kinds = ("REAL", "DOUBLE", "FLOAT")
    return tuple(row[1] for row in rows if not numbers or str(row[2]).upper() in kinds)


def _check_columns(
    database: sqlite3.Connection,
    changes: Union[Path, str],
    sentences: Sequence[ParsedSentence],
    where: Optional[Expression],
) -> None:
    known = _columns(database)
    if DROPPED_BY not in known:
        raise MtrefsegError(
            "'{changes}' has no field {dropped_by}: it is no result of this version.",
            "Run the detection again.",
            changes=changes,
            dropped_by=DROPPED_BY,
        )
    expressions = [p.expression for s in sentences for p in s.predicates if p.use == MAP]
    for expression in (*expressions, *((where,) if where else ())):
        for name in columns_of(expression):
            if name not in known:
                raise MtrefsegError(
                    "Column {name} was not measured in '{changes}'.",
                    "It has {columns}.",
                    name=name,
                    changes=changes,
                    columns=", ".join(_columns(database, numbers=True)),
                )


def _apply(
    database: sqlite3.Connection,
    sentences: Sequence[ParsedSentence],
    where: Optional[Expression],
    where_text: str,
) -> FilterResult:
    # names of the schema alone
    resetting = f'UPDATE {LAYER} SET "{DROPPED_BY}" = NULL WHERE "{DROPPED_BY}" IS NOT NULL'  # nosec B608
    database.execute(resetting)
    found: List[List[Tuple[int, PredicateResult]]] = [[] for _ in sentences]
    _apply_all(database, sentences, found, ranks=False)
    condition = None
    if where is not None:
        condition = _drop(database, where, where_text, WHERE, "1", [])
    _apply_all(database, sentences, found, ranks=True)
    results = [
        _summary(database, one.sentence, tuple(r for _, r in sorted(rows, key=lambda r: r[0])))
        for one, rows in zip(sentences, found)
    ]
    return FilterResult(tuple(results), condition)


def _apply_all(
    database: sqlite3.Connection,
    sentences: Sequence[ParsedSentence],
    found: List[List[Tuple[int, PredicateResult]]],
    ranks: bool,
) -> None:
    """Apply the predicates with ranks, or those without."""
    for parsed, rows in zip(sentences, found):
        for number, predicate in enumerate(parsed.predicates):
            ranked = any(isinstance(leaf, Rank) for leaf in leaves(predicate.expression))
            if predicate.use != MAP or ranked != ranks:
                continue
            scope, values = _scope(parsed, predicate)
            text = predicate.text or expression_text(predicate.expression)
            rows.append((number, _drop(database, predicate.expression, text, text, scope, values)))


def _scope(parsed: ParsedSentence, predicate: Predicate) -> Tuple[str, List[Value]]:
    """Return the SQL condition of the polygons of a predicate, and its values."""
    scope, values = f'"{SENTENCE}" = ?', [parsed.sentence]
    phrases = [parsed.phrases[n].text for n in predicate.phrases if n < len(parsed.phrases)]
    if phrases:
        scope += f' AND "{PHRASE}" IN ({", ".join("?" * len(phrases))})'
    return scope, [*values, *phrases]


def _drop(
    database: sqlite3.Connection,
    expression: Expression,
    text: str,
    dropped_by: str,
    scope: str,
    values: List[Value],
) -> PredicateResult:
    """Drop what an expression excludes of the polygons of a scope."""
    resolver = Resolver(database, scope, values)
    resolved = resolver.resolve(expression)
    sql, numbers = expression_sql(resolved)
    excluded = f'{scope} AND "{DROPPED_BY}" IS NULL AND NOT coalesce(({sql}), 0)'
    unknown = " OR ".join(f"{quoted(name)} IS NULL" for name in columns_of(resolved))
    # names are columns of the layer and quoted, values are parameters
    counting = f"SELECT count(*) FROM {LAYER} WHERE {excluded} AND ({unknown})"  # nosec B608
    unmeasured = database.execute(counting, [*values, *numbers]).fetchone()[0]
    updating = f'UPDATE {LAYER} SET "{DROPPED_BY}" = ? WHERE {excluded}'  # nosec B608
    dropped = database.execute(updating, [dropped_by, *values, *numbers]).rowcount
    return PredicateResult(
        text or expression_text(expression),
        expression_text(resolved),
        dropped,
        unmeasured,
        resolver.tied,
        resolver.compared,
    )


def _summary(
    database: sqlite3.Connection, sentence: str, predicates: Tuple[PredicateResult, ...]
) -> SentenceFilter:
    kept = f'"{DROPPED_BY}" IS NULL'
    text = (
        f"SELECT count(*), sum({kept}), total(CASE WHEN {kept} THEN {AREA_M2} END), "  # nosec B608
        f'avg(CASE WHEN {kept} THEN {CONFIDENCE} END) FROM {LAYER} WHERE "{SENTENCE}" = ?'
    )
    count, number, area_m2, confidence = database.execute(text, [sentence]).fetchone()
    number = number or 0
    return SentenceFilter(sentence, number, count - number, area_m2, confidence, predicates)
