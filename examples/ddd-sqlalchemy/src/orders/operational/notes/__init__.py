"""What can be done with notes."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.clock import Clock
from ...domain.unit_of_work import UnitsOfWork
from .change import ChangeNote
from .create import CreateNote
from .delete import DeleteNote
from .get import GetNote
from .list import ListNotes
from .replace import ReplaceNote


@dataclass(frozen=True, slots=True)
class NoteOperations:
    """The operations of this module, ready to be called."""

    create: CreateNote
    get: GetNote
    list: ListNotes
    replace: ReplaceNote
    change: ChangeNote
    delete: DeleteNote


def note_operations(units_of_work: UnitsOfWork, clock: Clock) -> NoteOperations:
    """The operations of this module, with the adapters they need."""
    return NoteOperations(
        create=CreateNote(units_of_work, clock),
        get=GetNote(units_of_work),
        list=ListNotes(units_of_work),
        replace=ReplaceNote(units_of_work, clock),
        change=ChangeNote(units_of_work, clock),
        delete=DeleteNote(units_of_work),
    )


__all__ = (
    "ChangeNote",
    "CreateNote",
    "DeleteNote",
    "GetNote",
    "ListNotes",
    "NoteOperations",
    "ReplaceNote",
    "note_operations",
)
