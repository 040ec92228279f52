"""``python -m mtrefseg``: the same as the ``mtrefseg`` command."""

from .model.inference.cli import main

if __name__ == "__main__":
    main()
