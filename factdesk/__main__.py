"""The outermost door: `factdesk` and `python -m factdesk`. Ctrl+C while the program is still being loaded is no traceback either."""

import sys


def main() -> None:
    """Load the command line and run it."""
    try:
        from factdesk.cli import main as command
    except KeyboardInterrupt:
        sys.exit(130)
    command()


if __name__ == "__main__":
    main()
