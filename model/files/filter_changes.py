"""Which polygons of a result belong to the answers: predicates and a condition, by SQL.

One mechanism for the engine, which filters before a result is published, and for QGIS, where a
changed predicate acts on the result at once. Standard library only, Python 3.9.
"""

from __future__ import annotations

import sqlite3
from typing import List, Optional, Sequence, Tuple

from ..errors import MtrefsegError
from ..sentences.expression import And, Expression, IsNull, Quantile, Rank
from ..sentences.expression_text import columns_of, expression_sql, expression_text, leaves, quoted
from ..sentences.parsed_sentence import MAP, ParsedSentence, Predicate
from .changes_database import columns_of_changes
from .filter_result import FilterResult, PredicateResult, SentenceFilter
from .overlaps_table import counted_again_m2
from .resolve_expression import Resolver, Value
from .result_schema import AREA_M2, CONFIDENCE, DROPPED_BY, LAYER, PHRASE, SENTENCE

WHERE = "filter"
"""Value of the field ``dropped_by`` of what the condition of a run dropped."""


def apply_predicates(
    database: sqlite3.Connection,
    sentences: Sequence[ParsedSentence],
    where: Optional[Expression] = None,
    where_text: str = "",
) -> FilterResult:
    """Set the field ``dropped_by`` of all polygons.

    Predicates without a rank come first, in their order, then the condition, then ranks: "the
    three largest" are those of the polygons that everything else keeps. Quantiles are taken over
    all polygons of the phrases.

    Args:
        database: The GeoPackage of a run, in a transaction.
        sentences: With their predicates; those of other sentences stay dropped by nothing.
        where: A condition for all polygons.
        where_text: It as written.

    Raises:
        MtrefsegError: The file is no result with measured columns, or lacks a column that is named.
        sqlite3.Error: It cannot be read or written.
    """
    _check_columns(database, sentences, where)
    if where is not None:
        where_text = where_text or expression_text(where)
    return _apply(database, sentences, where, where_text)


def _check_columns(
    database: sqlite3.Connection,
    sentences: Sequence[ParsedSentence],
    where: Optional[Expression],
) -> None:
    known = columns_of_changes(database)
    changes = database.execute("PRAGMA database_list").fetchone()[2]
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
                    columns=", ".join(columns_of_changes(database, numbers=True)),
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
        condition = _drop_by_condition(database, where, where_text)
    _apply_all(database, sentences, found, ranks=True)
    results = [
        _summary(database, one, tuple(r for _, r in sorted(rows, key=lambda r: r[0])))
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
            if predicate.use != MAP or _holds(predicate.expression, Rank) != ranks:
                continue
            text = predicate.text or expression_text(predicate.expression)
            results = [
                _drop(database, predicate.expression, text, text, scope, values)
                for scope, values in _scopes(parsed, predicate)
            ]
            of_polygons = [one for one in results if one.compared]
            rows.append((number, _merged(of_polygons or results[:1])))


def _drop_by_condition(
    database: sqlite3.Connection, where: Expression, text: str
) -> PredicateResult:
    """Drop what the condition of a run excludes; its ranks are of what its rest keeps."""
    operands = where.operands if isinstance(where, And) else (where,)
    plain = tuple(one for one in operands if not _holds(one, Rank))
    ranked = [one for one in operands if _holds(one, Rank)]
    results = [
        _drop(database, one, text, WHERE, "1", [])
        for one in ([And(plain)] if plain else []) + ranked
    ]
    expression = " AND ".join(f"({one.expression})" for one in results)
    return _merged(results, expression if len(results) > 1 else results[0].expression)


def _holds(expression: Expression, kind: type) -> bool:
    return any(isinstance(leaf, kind) for leaf in leaves(expression))


def _scopes(parsed: ParsedSentence, predicate: Predicate) -> List[Tuple[str, List[Value]]]:
    """Return the SQL conditions of the polygons of a predicate, and their values.

    A quantile is taken of each phrase apart: small sheds are smaller than small roads.
    """
    numbers = [n for n in predicate.phrases if n < len(parsed.phrases)]
    phrases = [parsed.phrases[n].text for n in numbers or range(len(parsed.phrases))]
    names = list(dict.fromkeys(phrases))
    whole = f'"{SENTENCE}" = ?'
    if _holds(predicate.expression, Quantile) and len(names) > 1:
        return [(f'{whole} AND "{PHRASE}" = ?', [parsed.sentence, name]) for name in names]
    if not numbers:
        return [(whole, [parsed.sentence])]
    marks = ", ".join("?" * len(names))
    return [(f'{whole} AND "{PHRASE}" IN ({marks})', [parsed.sentence, *names])]


def _merged(results: List[PredicateResult], expression: str = "") -> PredicateResult:
    """Return what a predicate did to several groups of polygons."""
    joined = " OR ".join(dict.fromkeys(f"({one.expression})" for one in results))
    return PredicateResult(
        results[0].text,
        expression or (joined if len(results) > 1 else results[0].expression),
        sum(one.dropped for one in results),
        sum(one.unmeasured for one in results),
        sum(one.tied for one in results),
        min(one.compared for one in results),
    )


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
    read = (leaf for leaf in leaves(resolved) if not isinstance(leaf, IsNull))
    names = dict.fromkeys(name for leaf in read for name in columns_of(leaf))
    unknown = " OR ".join(f"{quoted(name)} IS NULL" for name in names) or "0"
    # names are columns of the layer and quoted, values are parameters
    counting = f"SELECT count(*) FROM {LAYER} WHERE {excluded} AND ({unknown})"  # nosec B608
    unmeasured = database.execute(counting, [*values, *numbers]).fetchone()[0]
    updating = f'UPDATE {LAYER} SET "{DROPPED_BY}" = ? WHERE {excluded}'  # nosec B608
    dropped = database.execute(updating, [dropped_by, *values, *numbers]).rowcount
    limits = expression_text(resolved)
    if scope.endswith(f'"{PHRASE}" = ?'):
        limits = f'"{PHRASE}" = {_text_literal(str(values[-1]))} AND {limits}'
    return PredicateResult(
        text or expression_text(expression),
        limits,
        dropped,
        unmeasured,
        resolver.tied,
        resolver.compared,
    )


def _text_literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _summary(
    database: sqlite3.Connection, parsed: ParsedSentence, predicates: Tuple[PredicateResult, ...]
) -> SentenceFilter:
    sentence = parsed.sentence
    kept = f'"{DROPPED_BY}" IS NULL'
    text = (
        f"SELECT count(*), sum({kept}), total(CASE WHEN {kept} THEN {AREA_M2} END), "  # nosec B608
        f'avg(CASE WHEN {kept} THEN {CONFIDENCE} END) FROM {LAYER} WHERE "{SENTENCE}" = ?'
    )
    count, number, area_m2, confidence = database.execute(text, [sentence]).fetchone()
    number = number or 0
    if len(parsed.phrases) > 1:
        area_m2 -= counted_again_m2(database, sentence)
    return SentenceFilter(sentence, number, count - number, area_m2, confidence, predicates)
