"""The JSON of notes."""

from __future__ import annotations

from typing import Annotated, cast

from pydantic import Field

from ...domain.notes import SORTABLE, Note, NoteChanges, NoteValues
from ...domain.page import Sort
from ..http.contract import Contract
from ..http.identity import Identity
from ..http.page_query import PageQuery, SortBy
from ..http.partial import NotNull, PartialContract
from ..http.values import Instant, Text

TitleText = Annotated[Text, Field(max_length=80)]


class NoteRequest(Contract):
    """What a client says of a note."""

    title: TitleText
    product_id: Identity | None = None

    def to_values(self) -> NoteValues:
        """The operation's input."""
        return NoteValues(
            title=self.title,
            product_id=self.product_id,
        )


class NoteChangeRequest(PartialContract):
    """What a client changes of a note; what is left out stays as it is."""

    title: Annotated[TitleText | None, NotNull()] = None
    product_id: Identity | None = None

    def to_changes(self) -> NoteChanges:
        """The operation's input."""
        return cast("NoteChanges", self.given())


class NotesQuery(PageQuery):
    """Which notes a client asks for."""

    sort: Annotated[tuple[Sort, ...], SortBy(SORTABLE)] = ()
    title: Annotated[TitleText | None, NotNull()] = None
    product_id: Annotated[Identity | None, NotNull()] = None


class NoteResponse(Contract):
    """A note."""

    id: Identity
    title: TitleText
    product_id: Identity | None
    created_at: Instant
    updated_at: Instant

    @classmethod
    def of(cls, note: Note) -> NoteResponse:
        """The public side of a note."""
        values = note.values
        return cls(
            id=note.id,
            title=values.title,
            product_id=values.product_id,
            created_at=note.created_at,
            updated_at=note.updated_at,
        )
