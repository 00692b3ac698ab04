"""Categories."""

from .category import SORTABLE, Category, CategoryChanges, CategoryValues
from .repository import CategoryRepository

__all__ = (
    "SORTABLE",
    "Category",
    "CategoryChanges",
    "CategoryRepository",
    "CategoryValues",
)
