"""The message of a new revision."""

import re

from .errors import RevisionMessageError

LONGEST = 80


def revision_message(message: str) -> str:
    """Cleans a message so that it can be the first line of a docstring.

    Raises:
        RevisionMessageError: It has no letter or digit, or more than `LONGEST` characters.
    """
    cleaned = " ".join(message.replace('"', "'").replace("\\", "/").split()).rstrip(" .")
    why = None
    if not re.search(r"\w", cleaned):
        why = "It has no letter and no digit."
    elif len(cleaned) > LONGEST:
        why = f"It has {len(cleaned)} characters; the most are {LONGEST}."
    if why is not None:
        raise RevisionMessageError(
            what="The message of the revision cannot be used.",
            where=repr(message[: LONGEST + 20]),
            why=why,
            mend='make makemigration MIGRATION_MESSAGE="add price to orders"',
        )
    return cleaned
