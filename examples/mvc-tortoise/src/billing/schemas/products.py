"""The JSON of products."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, cast

from pydantic import Field

from ..models.page import Sort
from ..models.products import SORTABLE, Product, ProductChanges, ProductStatus, ProductValues
from .contract import Contract
from .identity import Identity
from .page_query import PageQuery, SortBy
from .partial import NotNull, PartialContract
from .values import Instant, Text, decimal_text

TitleText = Annotated[Text, Field(max_length=120)]
PriceNumber = Annotated[Decimal, decimal_text(10, 2)]


class ProductRequest(Contract):
    """What a client says of a product."""

    title: TitleText
    price: PriceNumber
    status: ProductStatus = ProductStatus.DRAFT
    notes: Text | None = None
    category_id: Identity

    def to_values(self) -> ProductValues:
        """The operation's input."""
        return ProductValues(
            title=self.title,
            price=self.price,
            status=self.status,
            notes=self.notes,
            category_id=self.category_id,
        )


class ProductChangeRequest(PartialContract):
    """What a client changes of a product; what is left out stays as it is."""

    title: Annotated[TitleText | None, NotNull()] = None
    price: Annotated[PriceNumber | None, NotNull()] = None
    status: Annotated[ProductStatus | None, NotNull()] = None
    notes: Text | None = None
    category_id: Annotated[Identity | None, NotNull()] = None

    def to_changes(self) -> ProductChanges:
        """The operation's input."""
        return cast("ProductChanges", self.given())


class ProductsQuery(PageQuery):
    """Which products a client asks for."""

    sort: Annotated[tuple[Sort, ...], SortBy(SORTABLE)] = ()
    title: Annotated[TitleText | None, NotNull()] = None
    price: Annotated[PriceNumber | None, NotNull()] = None
    status: Annotated[ProductStatus | None, NotNull()] = None
    notes: Annotated[Text | None, NotNull()] = None
    category_id: Annotated[Identity | None, NotNull()] = None


class ProductResponse(Contract):
    """A product."""

    id: Identity
    title: TitleText
    price: PriceNumber
    status: ProductStatus
    notes: Text | None
    category_id: Identity
    created_at: Instant
    updated_at: Instant

    @classmethod
    def of(cls, product: Product) -> ProductResponse:
        """The public side of a product."""
        values = product.values
        return cls(
            id=product.id,
            title=values.title,
            price=values.price,
            status=values.status,
            notes=values.notes,
            category_id=values.category_id,
            created_at=product.created_at,
            updated_at=product.updated_at,
        )
