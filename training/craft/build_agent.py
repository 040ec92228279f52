"""What the language model does in a build: chip by chip, within its budget."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

import numpy as np
from pydantic import SecretStr

from ...model.files.craft_schema import PROPOSED
from ...model.messages import Message
from ...model.rasters.raster_pair import RasterPair
from ...model.requests.craft_build import CraftBuildRequest
from .agent.agent_client import AgentClient
from .agent.cache_file import cache_beside
from .agent.change_agent import ChangeAgent, LoopOptions, most_prompts
from .agent.perception import sample_prompt
from .candidate import Candidate
from .chips import Chip
from .craft_file import CraftFile
from .segmenters.text_segmenter import AnyChange, TextSegmenter

SHOWN_FAILURES = 5


class AgentWork:
    """The language model of a build; a context manager.

    Args:
        request: Endpoint, budget and rounds.
        key: Of the endpoint.
        segmenter: Makes the masks of its candidates.
        change: Makes these masks tight; None: the text alone.
        on_message: Takes what is told about the endpoint.
        cancelled: Ends requests and waiting.
    """

    def __init__(
        self,
        request: CraftBuildRequest,
        key: SecretStr | None,
        segmenter: TextSegmenter,
        change: AnyChange | None,
        on_message: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> None:
        options = request.agent
        cache = Path(options.cache) if options.cache else cache_beside(Path(request.records))
        self._request = request
        self._client = AgentClient(options, key, cache, on_message=on_message, cancelled=cancelled)
        loop = LoopOptions(request.rounds, parallel=options.parallel)
        self._agent = ChangeAgent(self._client, segmenter, change, loop)
        self._done = 0

    def __enter__(self) -> AgentWork:
        self._client.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.__exit__(kind, error, trace)

    @property
    def stopped(self) -> str:
        """Why the endpoint answers no more; empty: it does."""
        return self._agent.stopped

    def estimate(self, pair: RasterPair, chips: Sequence[Chip], masks: int) -> Message:
        """Return what the prompts cost at most, as a sentence."""
        chip = chips[len(chips) // 2]
        images, _ = pair.read(chip.row, chip.col, chip.grid.height, chip.grid.width)
        count = most_prompts(len(chips), masks, self._request.rounds)
        return self._client.estimate([(sample_prompt(chip.name, images), count)]).text

    def of_chip(
        self, pair: RasterPair, chip: Chip, file: CraftFile
    ) -> Iterator[tuple[list[Candidate], bool]]:
        """Yield the candidates that the model finds in a chip, then those that it corrected.

        Args:
            pair: Of the chip.
            chip: The chip.
            file: Holds the candidates of all sources.

        Yields:
            Candidates, and whether they are new.
        """
        images, valid = pair.read(chip.row, chip.col, chip.grid.height, chip.grid.width)
        if not np.any(valid):
            return
        yield self._agent.candidates(chip, images, valid), True
        proposed = [
            one
            for one in file.candidates(chip.grid.bounds())
            if one.chip == chip.name and one.state == PROPOSED
        ]
        if proposed and not self.stopped:
            yield self._agent.correct(chip, images, proposed, valid), False
        self._done += not self.stopped

    def warnings(self) -> Iterator[str]:
        """Yield what was left undone or could not be read."""
        if self.stopped:
            yield Message(
                "{reason} {done} chips are finished; run it again with append to go on.",
                reason=self.stopped,
                done=self._done,
            )
        failures = self._agent.failures
        yield from failures[:SHOWN_FAILURES]
        if len(failures) > SHOWN_FAILURES:
            yield Message("… and {count} more.", count=len(failures) - SHOWN_FAILURES)
