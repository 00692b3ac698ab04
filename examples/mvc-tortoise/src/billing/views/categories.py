"""The routes of categories."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPMethod, HTTPStatus

from ..http.reply import Reply, no_content, page_result, result
from ..http.respond import respond
from ..http.route import Access, Call, NoBody, NoQuery, ReplyHeader, RequestHeader, Route
from ..http.route_table import RouteTable
from ..models.categories import Category
from ..models.context import Actor, SignedInUser
from ..models.failures import (
    AlreadyTaken,
    IdempotencyKeyReused,
    NotFound,
    RevisionMismatch,
    StillReferenced,
    UnknownReference,
)
from ..schemas.categories import (
    CategoriesQuery,
    CategoryChangeRequest,
    CategoryRequest,
    CategoryResponse,
)
from ..services.categories import CategoryOperations

TAG = "categories"
PATH = "/categories"


@dataclass(frozen=True, slots=True)
class CategoryRoutes:
    """The handlers of the routes of categories."""

    operations: CategoryOperations

    async def list(self, call: Call[NoBody, CategoriesQuery, Actor]) -> Reply:
        """A page of categories."""
        page = await self.operations.list(call.query.to_page_request())
        return page_result(page, CategoryResponse.of)

    async def create(self, call: Call[CategoryRequest, NoQuery, SignedInUser]) -> Reply:
        """Make a category."""
        outcome = await self.operations.create(call.body.to_values(), call.context)
        return respond(outcome, _created)

    async def get(self, call: Call[NoBody, NoQuery, Actor]) -> Reply:
        """Read a category."""
        outcome = await self.operations.get(call.entity_id("id"))
        return respond(outcome, _found)

    async def replace(self, call: Call[CategoryRequest, NoQuery, SignedInUser]) -> Reply:
        """Give a category other values."""
        outcome = await self.operations.replace(
            call.entity_id("id"), call.body.to_values(), call.context, call.if_match
        )
        return respond(outcome, _found)

    async def change(self, call: Call[CategoryChangeRequest, NoQuery, SignedInUser]) -> Reply:
        """Change some values of a category."""
        outcome = await self.operations.change(
            call.entity_id("id"), call.body.to_changes(), call.context, call.if_match
        )
        return respond(outcome, _found)

    async def delete(self, call: Call[NoBody, NoQuery, SignedInUser]) -> Reply:
        """Delete a category."""
        outcome = await self.operations.delete(call.entity_id("id"), call.context, call.if_match)
        return respond(outcome, lambda _nothing: no_content())


def _created(made: Category) -> Reply:
    return result(
        CategoryResponse.of(made),
        HTTPStatus.CREATED,
        revision=made.revision,
        location=f"{PATH}/{made.id}",
    )


def _found(found: Category) -> Reply:
    return result(CategoryResponse.of(found), revision=found.revision)


def register(app: RouteTable) -> None:
    """Add the routes of categories."""
    routes = CategoryRoutes(app.operations.categories)
    app.add(
        Route(
            HTTPMethod.GET,
            PATH,
            name="list_categories",
            summary="List categories, a page at a time",
            tag=TAG,
            handler=routes.list,
            query=CategoriesQuery,
            reply=CategoryResponse,
            is_page=True,
        ),
        Route(
            HTTPMethod.POST,
            PATH,
            name="create_category",
            summary="Make a category",
            tag=TAG,
            handler=routes.create,
            access=Access.SIGNED_IN,
            body=CategoryRequest,
            reply=CategoryResponse,
            status=HTTPStatus.CREATED,
            request_headers=(RequestHeader.IDEMPOTENCY_KEY,),
            reply_headers=(ReplyHeader.ETAG, ReplyHeader.LOCATION),
            failures=(
                AlreadyTaken,
                UnknownReference,
                IdempotencyKeyReused,
            ),
        ),
        Route(
            HTTPMethod.GET,
            f"{PATH}/:id",
            name="get_category",
            summary="Read a category",
            tag=TAG,
            handler=routes.get,
            reply=CategoryResponse,
            reply_headers=(ReplyHeader.ETAG,),
            failures=(NotFound,),
        ),
        Route(
            HTTPMethod.PUT,
            f"{PATH}/:id",
            name="replace_category",
            summary="Give a category other values; what is left out gets its default",
            tag=TAG,
            handler=routes.replace,
            access=Access.SIGNED_IN,
            body=CategoryRequest,
            reply=CategoryResponse,
            request_headers=(RequestHeader.IF_MATCH,),
            reply_headers=(ReplyHeader.ETAG,),
            failures=(
                NotFound,
                RevisionMismatch,
                AlreadyTaken,
                UnknownReference,
            ),
        ),
        Route(
            HTTPMethod.PATCH,
            f"{PATH}/:id",
            name="change_category",
            summary="Change some values of a category; what is left out stays",
            tag=TAG,
            handler=routes.change,
            access=Access.SIGNED_IN,
            body=CategoryChangeRequest,
            reply=CategoryResponse,
            request_headers=(RequestHeader.IF_MATCH,),
            reply_headers=(ReplyHeader.ETAG,),
            failures=(
                NotFound,
                RevisionMismatch,
                AlreadyTaken,
                UnknownReference,
            ),
        ),
        Route(
            HTTPMethod.DELETE,
            f"{PATH}/:id",
            name="delete_category",
            summary="Delete a category",
            tag=TAG,
            handler=routes.delete,
            access=Access.SIGNED_IN,
            status=HTTPStatus.NO_CONTENT,
            request_headers=(RequestHeader.IF_MATCH,),
            failures=(NotFound, RevisionMismatch, StillReferenced),
        ),
    )
