"""ruff, which formats the revisions that are written."""

from importlib.util import find_spec

from .errors import MissingToolError


def require_formatter() -> None:
    """Makes sure that ruff is there.

    Raises:
        MissingToolError: It is not.
    """
    if find_spec("ruff") is None:
        raise MissingToolError(
            what="A revision cannot be written without ruff, which formats it.",
            where="makemigration",
            why="The development dependencies are not installed.",
            mend="make install.dev",
        )
