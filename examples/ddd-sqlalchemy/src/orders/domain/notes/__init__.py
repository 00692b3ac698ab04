"""Notes."""

from .note import SORTABLE, Note, NoteChanges, NoteValues
from .repository import NoteRepository

__all__ = (
    "SORTABLE",
    "Note",
    "NoteChanges",
    "NoteRepository",
    "NoteValues",
)
