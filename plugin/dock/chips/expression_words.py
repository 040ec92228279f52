"""The QGIS expression of a predicate. Standard library only."""

from __future__ import annotations

from ....model.sentences.expression import (
    And,
    Comparison,
    Direction,
    Expression,
    Not,
    Or,
)


def qgis_expression(node: Expression) -> str:
    """Return the expression in QGIS; empty for a quantile or an order, which the run resolves."""
    if isinstance(node, Comparison):
        return f'"{node.column}" {node.operator} {node.value:.10g}'
    if isinstance(node, Direction):
        turn = f'("{node.column}" - {node.centre_deg:g} + 540) % 360 - 180'
        return f"abs({turn}) <= {node.within_deg:g}"
    if isinstance(node, Not):
        inner = qgis_expression(node.operand)
        return f"NOT ({inner})" if inner else ""
    if isinstance(node, (And, Or)):
        texts = [qgis_expression(operand) for operand in node.operands]
        word = " AND " if isinstance(node, And) else " OR "
        return word.join(f"({text})" for text in texts) if all(texts) else ""
    return ""
