"""The routes of notes."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPMethod, HTTPStatus

from ..http.reply import Reply, no_content, page_result, result
from ..http.respond import respond
from ..http.route import Access, Call, NoBody, NoQuery, ReplyHeader, RequestHeader, Route
from ..http.route_table import RouteTable
from ..models.context import SignedInUser
from ..models.failures import (
    IdempotencyKeyReused,
    NotFound,
    RevisionMismatch,
    StillReferenced,
    UnknownReference,
)
from ..models.notes import Note
from ..schemas.notes import NoteChangeRequest, NoteRequest, NoteResponse, NotesQuery
from ..services.notes import NoteOperations

TAG = "notes"
PATH = "/notes"


@dataclass(frozen=True, slots=True)
class NoteRoutes:
    """The handlers of the routes of notes."""

    operations: NoteOperations

    async def list(self, call: Call[NoBody, NotesQuery, SignedInUser]) -> Reply:
        """A page of notes."""
        page = await self.operations.list(call.query.to_page_request(), call.context)
        return page_result(page, NoteResponse.of)

    async def create(self, call: Call[NoteRequest, NoQuery, SignedInUser]) -> Reply:
        """Make a note."""
        outcome = await self.operations.create(call.body.to_values(), call.context)
        return respond(outcome, _created)

    async def get(self, call: Call[NoBody, NoQuery, SignedInUser]) -> Reply:
        """Read a note."""
        outcome = await self.operations.get(call.entity_id("id"), call.context)
        return respond(outcome, _found)

    async def replace(self, call: Call[NoteRequest, NoQuery, SignedInUser]) -> Reply:
        """Give a note other values."""
        outcome = await self.operations.replace(
            call.entity_id("id"), call.body.to_values(), call.context, call.if_match
        )
        return respond(outcome, _found)

    async def change(self, call: Call[NoteChangeRequest, NoQuery, SignedInUser]) -> Reply:
        """Change some values of a note."""
        outcome = await self.operations.change(
            call.entity_id("id"), call.body.to_changes(), call.context, call.if_match
        )
        return respond(outcome, _found)

    async def delete(self, call: Call[NoBody, NoQuery, SignedInUser]) -> Reply:
        """Delete a note."""
        outcome = await self.operations.delete(call.entity_id("id"), call.context, call.if_match)
        return respond(outcome, lambda _nothing: no_content())


def _created(made: Note) -> Reply:
    return result(
        NoteResponse.of(made),
        HTTPStatus.CREATED,
        revision=made.revision,
        location=f"{PATH}/{made.id}",
    )


def _found(found: Note) -> Reply:
    return result(NoteResponse.of(found), revision=found.revision)


def register(app: RouteTable) -> None:
    """Add the routes of notes."""
    routes = NoteRoutes(app.operations.notes)
    app.add(
        Route(
            HTTPMethod.GET,
            PATH,
            name="list_notes",
            summary="List notes, a page at a time",
            tag=TAG,
            handler=routes.list,
            access=Access.SIGNED_IN,
            query=NotesQuery,
            reply=NoteResponse,
            is_page=True,
        ),
        Route(
            HTTPMethod.POST,
            PATH,
            name="create_note",
            summary="Make a note",
            tag=TAG,
            handler=routes.create,
            access=Access.SIGNED_IN,
            body=NoteRequest,
            reply=NoteResponse,
            status=HTTPStatus.CREATED,
            request_headers=(RequestHeader.IDEMPOTENCY_KEY,),
            reply_headers=(ReplyHeader.ETAG, ReplyHeader.LOCATION),
            failures=(
                UnknownReference,
                IdempotencyKeyReused,
            ),
        ),
        Route(
            HTTPMethod.GET,
            f"{PATH}/:id",
            name="get_note",
            summary="Read a note",
            tag=TAG,
            handler=routes.get,
            access=Access.SIGNED_IN,
            reply=NoteResponse,
            reply_headers=(ReplyHeader.ETAG,),
            failures=(NotFound,),
        ),
        Route(
            HTTPMethod.PUT,
            f"{PATH}/:id",
            name="replace_note",
            summary="Give a note other values; what is left out gets its default",
            tag=TAG,
            handler=routes.replace,
            access=Access.SIGNED_IN,
            body=NoteRequest,
            reply=NoteResponse,
            request_headers=(RequestHeader.IF_MATCH,),
            reply_headers=(ReplyHeader.ETAG,),
            failures=(
                NotFound,
                RevisionMismatch,
                UnknownReference,
            ),
        ),
        Route(
            HTTPMethod.PATCH,
            f"{PATH}/:id",
            name="change_note",
            summary="Change some values of a note; what is left out stays",
            tag=TAG,
            handler=routes.change,
            access=Access.SIGNED_IN,
            body=NoteChangeRequest,
            reply=NoteResponse,
            request_headers=(RequestHeader.IF_MATCH,),
            reply_headers=(ReplyHeader.ETAG,),
            failures=(
                NotFound,
                RevisionMismatch,
                UnknownReference,
            ),
        ),
        Route(
            HTTPMethod.DELETE,
            f"{PATH}/:id",
            name="delete_note",
            summary="Delete a note",
            tag=TAG,
            handler=routes.delete,
            access=Access.SIGNED_IN,
            status=HTTPStatus.NO_CONTENT,
            request_headers=(RequestHeader.IF_MATCH,),
            failures=(NotFound, RevisionMismatch, StillReferenced),
        ),
    )
