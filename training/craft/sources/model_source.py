"""Candidates from a model: its answers to phrases and to any change, the uncertain ones first."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import geopandas
import pyogrio

from ....model.files.craft_schema import CHANGES_STATE
from ....model.files.result_schema import CONFIDENCE, DROPPED_BY, LAYER, SENTENCE
from ....model.inference.pipeline import detect
from ....model.requests.detect import ANY_CHANGE, DetectRequest
from ....model.requests.events import Progress
from ....model.requests.pair import PairSource
from ....model.requests.run import RunOptions
from ....model.weights.known_words import read_model_words
from ...loop.trained_words import noun_and_change
from ..candidate import Candidate, Step
from ..expression.object_nouns import singular_of
from .change_words import change_type_of

SOURCE = "model"
MOST_PHRASES = 12
"""That a model is given where none are named."""


@dataclass
class ModelSource:
    """Runs a model as the product does and reads its polygons.

    Attributes:
        model: Name of a bundled model, or folder.
        phrases: What it is given; empty: what it knows, see ``known_phrases``.
        device: Device that computes.
        warnings: Those of the run.
    """

    model: str
    phrases: Sequence[str] = ()
    device: str = "auto"
    warnings: list[str] = field(default_factory=list)

    def candidates(
        self,
        pair: PairSource,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Iterator[Candidate]:
        """Yield the candidates of a pair, those of a confidence near 0.5 first.

        Raises:
            MtrefsegError: The model cannot be used, or knows no phrase and none was given.
            Cancelled: ``cancelled()`` returned True.
        """
        phrases = tuple(self.phrases) or known_phrases(self.model)
        with tempfile.TemporaryDirectory() as folder:
            output = str(Path(folder, "answers.gpkg"))
            options = RunOptions(device=self.device)
            request = DetectRequest(pair, phrases, output, self.model, run_options=options)
            result = detect(request, on_progress, cancelled)
            self.warnings += result.warnings
            frame = pyogrio.read_dataframe(output, layer=LAYER)
        frame = frame[frame[DROPPED_BY].isna()]
        order = (frame[CONFIDENCE] - 0.5).abs().argsort(kind="stable")
        yield from self._of_frame(frame.iloc[order])

    def _of_frame(self, frame: geopandas.GeoDataFrame) -> Iterator[Candidate]:
        facts = {text: object_and_type(text) for text in frame[SENTENCE].unique()}
        columns = frame.geometry, frame[SENTENCE], frame[CONFIDENCE]
        for geometry, sentence, confidence in zip(*columns, strict=True):
            noun, change_type = facts[sentence]
            yield Candidate(
                geometry,
                change_type,
                noun,
                SOURCE,
                confidence=float(confidence),
                text=sentence,
                attributes={"model": self.model},
                history=(Step.now(self.model, "proposed", new=sentence),),
            )


def known_phrases(model: str) -> tuple[str, ...]:
    """Return phrases that a model knows: of each object one that appears or else its first."""
    words = read_model_words(model)
    found = []
    for one in words.objects:
        chosen = [c.phrase for c in one.changes if c.change == "appear"]
        chosen += [c.phrase for c in one.changes if c.change == "disappear"]
        found += chosen or [c.phrase for c in one.changes[:1]]
    phrases = [*words.sentences[:MOST_PHRASES], *found][:MOST_PHRASES]
    if words.any_change:
        phrases.append(words.any_change)
    return tuple(dict.fromkeys(phrases)) or (ANY_CHANGE,)


def object_and_type(phrase: str) -> tuple[str, int]:
    """Return the noun in the singular and the type of change that a phrase names."""
    noun, change = noun_and_change(phrase)
    number = change_type_of(change) if change else None
    general = noun in ("", "change", "changes", "everything", "all")
    return "" if general else singular_of(noun), CHANGES_STATE if number is None else number
