"""述法: settings → desk → page → serve, as `python -m bot serve` does it."""

import sys

from bot.__main__ import main

if __name__ == "__main__":
    sys.exit(main(["serve"]))
