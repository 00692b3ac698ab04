"""``python -m orders``: the service's command line."""

import sys

from .bootstrap.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
