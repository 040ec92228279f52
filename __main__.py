"""``python -m mtrefseg``: the same as the ``mtrefseg`` command."""


def main() -> None:
    """Load the command line, which takes a second, and run it."""
    try:
        from .engine.cli import main as run
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    run()


if __name__ == "__main__":
    main()
