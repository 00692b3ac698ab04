"""Products."""

from .product import SORTABLE, Product, ProductChanges, ProductStatus, ProductValues
from .repository import ProductRepository

__all__ = (
    "SORTABLE",
    "Product",
    "ProductChanges",
    "ProductRepository",
    "ProductStatus",
    "ProductValues",
)
