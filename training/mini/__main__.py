"""``python -m mtrefseg.training.mini``: the former name of ``mtrefseg train-mini``."""

import runpy
import sys

if __name__ == "__main__":
    sys.argv.insert(1, "train-mini")
    runpy.run_module((__package__ or "").partition(".")[0], run_name="__main__", alter_sys=True)
