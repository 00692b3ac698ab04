"""Products."""

from __future__ import annotations

from tortoise.fields import RESTRICT, CharField, IntField, TextField

from ..identity import EntityId
from ..products import ProductStatus
from .fields import EnumTextField, ExactDecimalField, UtcDatetimeField
from .identity import Identified
from .references import Reference


class ProductsTable(Identified):
    """Products."""

    title = CharField(120, unique=True)
    price = ExactDecimalField(10, 2, db_index=True)
    status = EnumTextField(ProductStatus, default=ProductStatus.DRAFT)
    notes = TextField(null=True)
    category = Reference("CategoriesTable", RESTRICT)
    category_id: EntityId
    created_at = UtcDatetimeField()
    updated_at = UtcDatetimeField()
    revision = IntField()

    class Meta:
        """The table's name."""

        table = "products"
