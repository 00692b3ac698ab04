"""The JSON of categories."""

from __future__ import annotations

from typing import Annotated, cast

from pydantic import Field

from ...domain.categories import SORTABLE, Category, CategoryChanges, CategoryValues
from ...domain.page import Sort
from ..http.contract import Contract
from ..http.identity import Identity
from ..http.page_query import PageQuery, SortBy
from ..http.partial import NotNull, PartialContract
from ..http.values import Instant, Text

NameText = Annotated[Text, Field(max_length=80)]


class CategoryRequest(Contract):
    """What a client says of a category."""

    name: NameText
    parent_id: Identity | None = None

    def to_values(self) -> CategoryValues:
        """The operation's input."""
        return CategoryValues(
            name=self.name,
            parent_id=self.parent_id,
        )


class CategoryChangeRequest(PartialContract):
    """What a client changes of a category; what is left out stays as it is."""

    name: Annotated[NameText | None, NotNull()] = None
    parent_id: Identity | None = None

    def to_changes(self) -> CategoryChanges:
        """The operation's input."""
        return cast("CategoryChanges", self.given())


class CategoriesQuery(PageQuery):
    """Which categories a client asks for."""

    sort: Annotated[tuple[Sort, ...], SortBy(SORTABLE)] = ()
    name: Annotated[NameText | None, NotNull()] = None
    parent_id: Annotated[Identity | None, NotNull()] = None


class CategoryResponse(Contract):
    """A category."""

    id: Identity
    name: NameText
    parent_id: Identity | None
    created_at: Instant
    updated_at: Instant

    @classmethod
    def of(cls, category: Category) -> CategoryResponse:
        """The public side of a category."""
        values = category.values
        return cls(
            id=category.id,
            name=values.name,
            parent_id=values.parent_id,
            created_at=category.created_at,
            updated_at=category.updated_at,
        )
