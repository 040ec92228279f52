"""Hard negatives of a run: mined once, by the model as it is before the phase on real images.

Run ``python -m mtrefseg.training.mini.mine_hard_negatives MODEL FILE --data DATA`` to mine them
with any model.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from ...model.errors import MtrefsegError
from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ...model.weights.load_model import load_model
from ..batches.hard_negatives import HardNegatives, mine, read_hard_negatives
from ..batches.real_pair import Mask, Pixels
from ..evaluation.image_predictor import ImagePredictor


def mine_with(
    network: MTRefSeg, prompt: Prompt, data: Path, free: bool, log: Callable[[str], None]
) -> HardNegatives:
    """Find where a network marks what did not change in the training pairs."""
    predictor = ImagePredictor(network, prompt)

    def predict(before: Pixels, after: Pixels, sentence: str) -> Mask:
        return predictor.predict(before, after, [sentence])[0].mask

    return mine(predict, data, free, log)


def mined_hard_negatives(
    path: Path,
    network: MTRefSeg,
    prompt: Prompt,
    data: Path,
    free: bool,
    begun: bool,
    log: Callable[[str], None],
) -> HardNegatives:
    """Read the file of a run, or mine and write it before the phase begins.

    Args:
        path: Of the file.
        network: Before the phase.
        prompt: Its tokenizer.
        data: The data folder.
        free: Only pairs that are free for any use.
        begun: The phase is under way: other places would give other batches.
        log: Takes a line per source.

    Raises:
        MtrefsegError: The phase is under way and the file is missing, or it is damaged.
    """
    if not path.is_file():
        if begun:
            raise MtrefsegError(
                "The hard negatives '{path}' of this run are missing.",
                "Put the file back, or go on without the option.",
                path=path,
            )
        training = network.training
        mine_with(network, prompt, data, free, log).write(path)
        network.train(training)
    return read_hard_negatives(path)


def main(
    model: Annotated[str, typer.Argument(help="Name or folder of the model.")],
    out: Annotated[Path, typer.Argument(help="File to write.")],
    data: Annotated[Path, typer.Option(help="Folder of real pairs.")],
    free: Annotated[
        bool, typer.Option("--free", help="Only pairs that are free for any use.")
    ] = False,
) -> None:
    """Mine the hard negatives of a model."""
    loaded = load_model(model)
    mine_with(loaded.network, loaded.prompt, data, free, typer.echo).write(out)


if __name__ == "__main__":
    typer.run(main)
