"""Speed, by hand: `make bench`. One theme a file; each figure stands beside a peer of the same run."""

import matching
import reading
import sharing
import starting
import window


def main() -> None:
    """Print all tables."""
    for theme in (reading, starting, window, sharing, matching):
        print(f"\n{(theme.__doc__ or '').partition(chr(10))[0]}")
        theme.main()


if __name__ == "__main__":
    main()
