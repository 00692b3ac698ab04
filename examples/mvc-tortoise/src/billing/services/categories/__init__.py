"""What can be done with categories."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.clock import Clock
from ...models.unit_of_work import UnitsOfWork
from .change import ChangeCategory
from .create import CreateCategory
from .delete import DeleteCategory
from .get import GetCategory
from .list import ListCategories
from .replace import ReplaceCategory


@dataclass(frozen=True, slots=True)
class CategoryOperations:
    """The operations of this module, ready to be called."""

    create: CreateCategory
    get: GetCategory
    list: ListCategories
    replace: ReplaceCategory
    change: ChangeCategory
    delete: DeleteCategory


def category_operations(units_of_work: UnitsOfWork, clock: Clock) -> CategoryOperations:
    """The operations of this module, with the adapters they need."""
    return CategoryOperations(
        create=CreateCategory(units_of_work, clock),
        get=GetCategory(units_of_work),
        list=ListCategories(units_of_work),
        replace=ReplaceCategory(units_of_work, clock),
        change=ChangeCategory(units_of_work, clock),
        delete=DeleteCategory(units_of_work),
    )


__all__ = (
    "CategoryOperations",
    "ChangeCategory",
    "CreateCategory",
    "DeleteCategory",
    "GetCategory",
    "ListCategories",
    "ReplaceCategory",
    "category_operations",
)
