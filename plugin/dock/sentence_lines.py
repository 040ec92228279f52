"""The sentences of a text, one a line, and the marks on their words."""

from __future__ import annotations

from typing import List, Tuple

from qgis.PyQt.QtGui import QTextCursor
from qgis.PyQt.QtWidgets import QPlainTextEdit, QTextEdit

from ...model.sentences.parsed_sentence import TextSpan


def sentence_lines(text: str) -> List[Tuple[int, str]]:
    """Return place and text of every sentence, without empty lines."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        sentence = line.strip()
        if sentence:
            found.append((start + line.index(sentence), sentence))
        start += len(line)
    return found


def mark_words(edit: QPlainTextEdit, number: int, span: TextSpan) -> None:
    """Mark words of a sentence with the colour of a selection; the selection stays as it is.

    Args:
        edit: Holds one sentence a line.
        number: Number of the sentence from 0.
        span: The words; an empty span marks nothing.
    """
    text = edit.toPlainText()
    lines = sentence_lines(text)
    marks = []
    if number < len(lines) and span.end > span.start:
        start = lines[number][0]
        mark, cursor = QTextEdit.ExtraSelection(), QTextCursor(edit.document())
        cursor.setPosition(_position(text, start + span.start))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(_position(text, start + span.end), keep)
        mark.cursor = cursor
        mark.format.setBackground(edit.palette().highlight())
        mark.format.setForeground(edit.palette().highlightedText())
        marks.append(mark)
    edit.setExtraSelections(marks)


def _position(text: str, index: int) -> int:
    """Return a place in Qt's text, which counts characters as UTF-16 does."""
    return len(text[:index].encode("utf-16-le")) // 2
