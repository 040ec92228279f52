"""Time of several sentences against one, and size of the model."""

from __future__ import annotations

import time

from ...model.weights.load_model import inspect_model
from ..batches.real_pairs import read_source
from ..batches.real_sources import LEVIR
from .human_set import IMAGES
from .human_squares import squares
from .measured import Row
from .subject import Subject

SENTENCES, ROUNDS = 10, 3


def measure_timing(subject: Subject) -> list[Row]:
    """Time one sentence and ten on a held-out pair of LEVIR, the least of three alternating rounds.

    It is the processor time of all threads that counts: other programs on the machine change it
    little. On a GPU it is not the time of the network.

    Args:
        subject: What is measured.
    """
    folder = subject.folder / "levir"
    pair = read_source(subject.folder, LEVIR, held_out=True)[0]
    written = [text for square in squares(folder, IMAGES) for text in square.sentences]
    sentences = [LEVIR.sentence, *dict.fromkeys(written)][:SENTENCES]
    predictor = subject.predictor(LEVIR.gsd_m)
    predictor.predict(pair.before, pair.after, sentences)
    least = {1: float("inf"), SENTENCES: float("inf")}
    for number in range(ROUNDS):
        for count in least:
            began = time.process_time()
            predictor.predict(pair.before, pair.after, sentences[:count])
            least[count] = min(least[count], time.process_time() - began)
        subject.on_done(number + 1, ROUNDS)
    megapixels = pair.before.shape[0] * pair.before.shape[1] / 1e6
    files = inspect_model(subject.model).folder.glob("*.*")
    figures = {
        "CPU s, one": least[1],
        "CPU s, ten": least[SENTENCES],
        "ratio": least[SENTENCES] / least[1],
        "Mpx per CPU s": megapixels / least[1],
        "MB": sum(path.stat().st_size for path in files) / 1e6,
    }
    return [Row(f"{LEVIR.folder}: {pair.name}", ROUNDS, figures)]
