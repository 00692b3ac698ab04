"""What can be done with products."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.clock import Clock
from ...models.unit_of_work import UnitsOfWork
from .change import ChangeProduct
from .create import CreateProduct
from .delete import DeleteProduct
from .get import GetProduct
from .list import ListProducts
from .replace import ReplaceProduct


@dataclass(frozen=True, slots=True)
class ProductOperations:
    """The operations of this module, ready to be called."""

    create: CreateProduct
    get: GetProduct
    list: ListProducts
    replace: ReplaceProduct
    change: ChangeProduct
    delete: DeleteProduct


def product_operations(units_of_work: UnitsOfWork, clock: Clock) -> ProductOperations:
    """The operations of this module, with the adapters they need."""
    return ProductOperations(
        create=CreateProduct(units_of_work, clock),
        get=GetProduct(units_of_work),
        list=ListProducts(units_of_work),
        replace=ReplaceProduct(units_of_work, clock),
        change=ChangeProduct(units_of_work, clock),
        delete=DeleteProduct(units_of_work),
    )


__all__ = (
    "ChangeProduct",
    "CreateProduct",
    "DeleteProduct",
    "GetProduct",
    "ListProducts",
    "ProductOperations",
    "ReplaceProduct",
    "product_operations",
)
