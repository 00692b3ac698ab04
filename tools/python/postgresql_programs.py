"""Puts PostgreSQL's programs, as PyPI's pgserver has them, where every account may run them. Usage: postgresql_programs.py DIRECTORY.

Prints the folder that they are in.
"""

import shutil
import sys
from pathlib import Path

from pgserver._commands import POSTGRES_BIN_PATH


def main(directory: Path) -> None:
    installed = POSTGRES_BIN_PATH.parent
    package = installed.parent
    # They look for their libraries in a folder beside the package.
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(installed, directory / package.name / installed.name, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, directory / libraries.name, symlinks=True)
    print(directory / package.name / installed.name / POSTGRES_BIN_PATH.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
