"""The command line of the training program."""

from __future__ import annotations

import argparse
from pathlib import Path

import training


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description=training.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", choices=("lines", "names"))
    parser.add_argument("--data", type=Path, required=True, help="the texts with their answers")
    parser.add_argument("--check", action="store_true", help="measure, write nothing")
    parser.add_argument("--folds", type=int, default=5, help="parts, for lines --check")
    orders = parser.parse_args()
    if orders.model == "lines":
        from training.lines.command import run as lines

        lines(orders.data, orders.check, orders.folds)
    else:
        from training.names.command import run as names

        names(orders.data, orders.check)


if __name__ == "__main__":
    main()
