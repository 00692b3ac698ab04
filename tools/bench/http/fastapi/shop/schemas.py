"""The JSON."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Status(StrEnum):
    """The status of a product."""

    DRAFT = "draft"
    LIVE = "live"


class Schema(BaseModel):
    """JSON in camelCase, as the service has it."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)


class ProductCreate(Schema):
    """What a client says of a product."""

    title: Annotated[str, Field(max_length=120)]
    price: Annotated[Decimal, Field(max_digits=10, decimal_places=2)]
    status: Status = Status.DRAFT
    notes: str | None = None
    stock: int


class ProductPublic(ProductCreate):
    """A product."""

    id: UUID
    created_at: datetime
    updated_at: datetime


class ProductsPublic(Schema):
    """A page of products."""

    data: list[ProductPublic]
    count: int


class Health(Schema):
    """The process is alive."""

    status: str = "ok"
