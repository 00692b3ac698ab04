"""The service's command line, as ``python -m`` runs it."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
