"""Prefetching: order, errors, the bound on memory and the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from mtrefseg.model.rasters.tile_reader import NOT_READ, PREFETCH_BATCHES, TileBatch, prefetch


class Source:
    """Counts the batches that were read; fails at one of them."""

    def __init__(self, count: int, fails_at: int | None = None) -> None:
        self._count, self._fails_at = count, fails_at
        self.begun = 0
        self.threads: set[int] = set()
        self._changed = threading.Condition()

    def batches(self) -> Iterator[TileBatch]:
        for number in range(self._count):
            self.threads.add(threading.get_ident())
            with self._changed:
                self.begun += 1
                self._changed.notify_all()
            if number == self._fails_at:
                raise OSError("the disk is gone")
            yield TileBatch(number, [], NOT_READ, np.empty(0, np.bool_), 0)

    def wait_until_begun(self, count: int) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.begun >= count, timeout=60)


@pytest.mark.parametrize("count", [0, 1, PREFETCH_BATCHES, 20])
def test_all_batches_come_in_their_order_from_one_other_thread(count: int) -> None:
    source = Source(count)
    with prefetch(source.batches()) as batches:
        assert [batch.number for batch in batches] == list(range(count))
        assert not list(batches)
    assert threading.get_ident() not in source.threads
    assert len(source.threads) <= 1


def test_an_error_of_the_reader_comes_after_the_batches_before_it() -> None:
    source, numbers = Source(9, fails_at=5), []
    with pytest.raises(OSError, match="the disk is gone"), prefetch(source.batches()) as batches:
        numbers += [batch.number for batch in iter(lambda: next(batches), None)]
    assert source.begun == 6


def test_the_reader_runs_ahead_up_to_the_bound_and_no_further() -> None:
    source = Source(50)
    with prefetch(source.batches()) as batches:
        for taken, _ in enumerate(batches, start=1):
            bound = min(50, taken + PREFETCH_BATCHES)
            assert source.wait_until_begun(bound)
            assert source.begun == bound


def test_leaving_early_finishes_the_batch_that_is_being_read_and_no_other() -> None:
    source = Source(1000)
    with prefetch(source.batches()) as batches:
        next(batches)
    begun = source.begun
    assert begun <= PREFETCH_BATCHES + 1
    assert not [thread for thread in threading.enumerate() if "tile-reader" in thread.name]


def test_an_error_of_the_consumer_ends_the_reader() -> None:
    source = Source(1000)
    with pytest.raises(KeyboardInterrupt), prefetch(source.batches()) as batches:
        next(batches)
        raise KeyboardInterrupt
    assert source.begun <= PREFETCH_BATCHES + 1


def test_the_seconds_that_the_consumer_waited_add_up() -> None:
    with prefetch(Source(5).batches()) as batches:
        waited = [batch.waited_s for batch in batches]
    assert waited == sorted(waited)
    assert waited[0] > 0
