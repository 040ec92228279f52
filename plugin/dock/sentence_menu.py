"""A menu of sentences, filled when it opens."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...processing_provider.translate import tr


class SentenceMenu(QMenu):
    """Lists sentences, one of which can be selected.

    Args:
        parent: Button of the menu.
        sentences: Returns the sentences when the menu opens.
        select: Called with the selected sentence.
    """

    def __init__(
        self,
        parent: QWidget,
        sentences: Callable[[], Sequence[str]],
        select: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self._sentences, self._select = sentences, select
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        sentences = self._sentences()
        for sentence in sentences:
            action = self.addAction(sentence.replace("&", "&&"))
            action.triggered.connect(lambda _=False, text=sentence: self._select(text))
        if not sentences:
            self.addAction(tr("Nothing yet")).setEnabled(False)
