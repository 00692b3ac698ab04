"""The routes of products."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPMethod, HTTPStatus

from ..http.reply import Reply, no_content, page_result, result
from ..http.respond import respond
from ..http.route import Access, Call, NoBody, NoQuery, ReplyHeader, RequestHeader, Route
from ..http.route_table import RouteTable
from ..models.context import Actor, SignedInUser
from ..models.failures import (
    AlreadyTaken,
    IdempotencyKeyReused,
    NotFound,
    RevisionMismatch,
    StillReferenced,
    UnknownReference,
)
from ..models.products import Product
from ..schemas.products import ProductChangeRequest, ProductRequest, ProductResponse, ProductsQuery
from ..services.products import ProductOperations

TAG = "products"
PATH = "/products"


@dataclass(frozen=True, slots=True)
class ProductRoutes:
    """The handlers of the routes of products."""

    operations: ProductOperations

    async def list(self, call: Call[NoBody, ProductsQuery, Actor]) -> Reply:
        """A page of products."""
        page = await self.operations.list(call.query.to_page_request())
        return page_result(page, ProductResponse.of)

    async def create(self, call: Call[ProductRequest, NoQuery, SignedInUser]) -> Reply:
        """Make a product."""
        outcome = await self.operations.create(call.body.to_values(), call.context)
        return respond(outcome, _created)

    async def get(self, call: Call[NoBody, NoQuery, Actor]) -> Reply:
        """Read a product."""
        outcome = await self.operations.get(call.entity_id("id"))
        return respond(outcome, _found)

    async def replace(self, call: Call[ProductRequest, NoQuery, SignedInUser]) -> Reply:
        """Give a product other values."""
        outcome = await self.operations.replace(
            call.entity_id("id"), call.body.to_values(), call.context, call.if_match
        )
        return respond(outcome, _found)

    async def change(self, call: Call[ProductChangeRequest, NoQuery, SignedInUser]) -> Reply:
        """Change some values of a product."""
        outcome = await self.operations.change(
            call.entity_id("id"), call.body.to_changes(), call.context, call.if_match
        )
        return respond(outcome, _found)

    async def delete(self, call: Call[NoBody, NoQuery, SignedInUser]) -> Reply:
        """Delete a product."""
        outcome = await self.operations.delete(call.entity_id("id"), call.context, call.if_match)
        return respond(outcome, lambda _nothing: no_content())


def _created(made: Product) -> Reply:
    return result(
        ProductResponse.of(made),
        HTTPStatus.CREATED,
        revision=made.revision,
        location=f"{PATH}/{made.id}",
    )


def _found(found: Product) -> Reply:
    return result(ProductResponse.of(found), revision=found.revision)


def register(app: RouteTable) -> None:
    """Add the routes of products."""
    routes = ProductRoutes(app.operations.products)
    app.add(
        Route(
            HTTPMethod.GET,
            PATH,
            name="list_products",
            summary="List products, a page at a time",
            tag=TAG,
            handler=routes.list,
            query=ProductsQuery,
            reply=ProductResponse,
            is_page=True,
        ),
        Route(
            HTTPMethod.POST,
            PATH,
            name="create_product",
            summary="Make a product",
            tag=TAG,
            handler=routes.create,
            access=Access.SIGNED_IN,
            body=ProductRequest,
            reply=ProductResponse,
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
            name="get_product",
            summary="Read a product",
            tag=TAG,
            handler=routes.get,
            reply=ProductResponse,
            reply_headers=(ReplyHeader.ETAG,),
            failures=(NotFound,),
        ),
        Route(
            HTTPMethod.PUT,
            f"{PATH}/:id",
            name="replace_product",
            summary="Give a product other values; what is left out gets its default",
            tag=TAG,
            handler=routes.replace,
            access=Access.SIGNED_IN,
            body=ProductRequest,
            reply=ProductResponse,
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
            name="change_product",
            summary="Change some values of a product; what is left out stays",
            tag=TAG,
            handler=routes.change,
            access=Access.SIGNED_IN,
            body=ProductChangeRequest,
            reply=ProductResponse,
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
            name="delete_product",
            summary="Delete a product",
            tag=TAG,
            handler=routes.delete,
            access=Access.SIGNED_IN,
            status=HTTPStatus.NO_CONTENT,
            request_headers=(RequestHeader.IF_MATCH,),
            failures=(NotFound, RevisionMismatch, StillReferenced),
        ),
    )
