"""Prints the folder of PostgreSQL's programs in PyPI's pgserver, in a place where every account may run them."""

import shutil
import tempfile
from pathlib import Path

from pgserver._commands import POSTGRES_BIN_PATH


def main() -> None:
    place = Path(tempfile.mkdtemp(prefix="nx-robyn-pgserver-"))
    place.chmod(0o755)
    shutil.copytree(POSTGRES_BIN_PATH.parent, place / "pginstall", symlinks=True)
    print(place / "pginstall" / POSTGRES_BIN_PATH.name)


if __name__ == "__main__":
    main()
