"""The agent: perceives the changes of chips, corrects candidates and records, rewords sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from ....model.files.craft_schema import PROPOSED, REJECTED
from ....model.rasters.arrays import Image, Mask
from ..candidate import Candidate, Step
from ..chips import Chip
from ..record import Record
from ..segmenters.text_segmenter import AnyChange, TextSegmenter
from .agent_candidates import candidates_of, reject_duplicates
from .correct_candidate import correct_candidate
from .correct_record import correct_record, reword_record
from .judge import BY
from .language_model import EndpointStopped, LanguageModel, NoAnswer
from .mask_maker import ChipMasks, MaskOptions
from .perception import PROMPTS_PER_CHIP, perceive
from .rewording import visible_landmarks
from .sentence_checks import CheckSentence

Item = TypeVar("Item", Candidate, Record)


@dataclass(frozen=True)
class LoopOptions:
    """What the agent does.

    Attributes:
        rounds: Most prompts of the correction loop for each mask; 0: nothing is corrected.
        masks: What is a usable mask.
        parallel: Masks that are corrected at the same time.
    """

    rounds: int = 3
    masks: MaskOptions = MaskOptions()
    parallel: int = 2


def most_prompts(chips: int, masks: int, rounds: int) -> int:
    """Return the most prompts that perceive chips and correct a number of masks in them."""
    return chips * PROMPTS_PER_CHIP + masks * rounds


class ChangeAgent:
    """A language model and a segmenter that work on chips, one after the other.

    Once the endpoint has stopped nothing more is done: what was decided stays, the rest is
    returned as it was. A later run decides it.

    Args:
        model: The language model.
        segmenter: Makes the masks of its candidates.
        any_change: Makes these masks tight; None: the text alone.
        options: What it does.

    Attributes:
        stopped: Why the endpoint answers no more; empty: it does.
        failures: Why parts of chips have no usable answer.
    """

    def __init__(
        self,
        model: LanguageModel,
        segmenter: TextSegmenter,
        any_change: AnyChange | None = None,
        options: LoopOptions | None = None,
    ) -> None:
        self._model, self._segmenter, self._any_change = model, segmenter, any_change
        self._options = options or LoopOptions()
        self._last: ChipMasks | None = None
        self.stopped = ""
        self.failures: list[str] = []

    def candidates(self, chip: Chip, images: Image, valid: Mask | None = None) -> list[Candidate]:
        """Return the candidates that the model names in a chip.

        Those with a mask are proposed. One without is shown with its box: it ends corrected, or
        rejected where it has no usable mask then. A chip that cannot be perceived as a whole since
        the endpoint stopped has none.

        Args:
            chip: The chip.
            images: Both dates, ``(2, 3, h, w)``.
            valid: Pixels with data at both dates, ``(h, w)``; None: all.
        """
        if self.stopped:
            return []
        masks = self._masks(images, valid)

        def decide(candidate: Candidate, reason: str) -> Candidate:
            rounds = self._options.rounds
            if not rounds:
                return candidate.decided(REJECTED, Step.now(BY, REJECTED, reason))
            return correct_candidate(
                self._model, chip, images, candidate, masks, rounds, unsegmented=reason
            )

        try:
            perceived = perceive(self._model, chip.name, images)
            found = candidates_of(chip, perceived.proposals, masks, decide)
        except EndpointStopped as error:
            self.stopped = error.text
            return []
        self.failures += perceived.failures
        return found

    def correct(
        self,
        chip: Chip,
        images: Image,
        candidates: Sequence[Candidate],
        valid: Mask | None = None,
    ) -> list[Candidate]:
        """Return candidates of any source, the proposed ones accepted, corrected or rejected.

        Args:
            chip: Their chip.
            images: Both dates, ``(2, 3, h, w)``.
            candidates: Those that are decided stay as they are.
            valid: Pixels with data at both dates, ``(h, w)``; None: all.
        """
        masks, rounds = self._masks(images, valid), self._options.rounds
        if not rounds:
            return list(candidates)
        decide = partial(correct_candidate, self._model, chip, images, masks=masks, rounds=rounds)
        decided = self._each(candidates, decide)
        return decided if self.stopped else reject_duplicates(decided)

    def correct_records(
        self, chip: Chip, images: Image, records: Sequence[Record], check: CheckSentence
    ) -> list[Record]:
        """Return records, the proposed ones accepted, corrected or rejected.

        Args:
            chip: Their chip.
            images: Both dates, ``(2, 3, h, w)``.
            records: Those that are decided stay as they are.
            check: Why a sentence does not pick the members of a record.
        """
        if not self._options.rounds:
            return list(records)
        return self._each(records, lambda record: correct_record(
            self._model, chip, images, record, self._options.rounds, partial(check, record)
        ))  # fmt: skip

    def reword(
        self, chip: Chip, images: Image, record: Record, count: int, check: CheckSentence
    ) -> Record:
        """Return a record with at most ``count`` natural wordings that pass a check."""
        if self.stopped:
            return record
        accepts = partial(check, record)
        try:
            return reword_record(self._model, chip, images, record, count, accepts)
        except EndpointStopped as error:
            self.stopped = error.text
            return record

    def landmarks(self, chip: Chip, images: Image) -> tuple[str, ...]:
        """Return the nouns of unchanged things that the model names in a chip."""
        if self.stopped:
            return ()
        try:
            return visible_landmarks(self._model, chip.name, images)
        except NoAnswer as error:
            self.failures.append(error.text)
        except EndpointStopped as error:
            self.stopped = error.text
        return ()

    def _masks(self, images: Image, valid: Mask | None) -> ChipMasks:
        if self._last is None or self._last.images is not images:
            arguments = (self._segmenter, self._any_change, self._options.masks, valid)
            self._last = ChipMasks(images, *arguments)
        return self._last

    def _each(self, items: Sequence[Item], decide: Callable[[Item], Item]) -> list[Item]:
        with ThreadPoolExecutor(self._options.parallel) as pool:
            return list(pool.map(partial(self._decided, decide=decide), items))

    def _decided(self, item: Item, decide: Callable[[Item], Item]) -> Item:
        if self.stopped or item.state != PROPOSED:
            return item
        try:
            return decide(item)
        except EndpointStopped as error:
            self.stopped = error.text
            return item
