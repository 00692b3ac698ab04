"""How autogenerate writes column types, so that one file runs on both databases."""

from typing import Any, Literal

from alembic.autogenerate.api import AutogenContext
from sqlalchemy import CHAR, JSON, DateTime, Uuid
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine

from .defaults import name_boolean_default, render_default

SQLALCHEMY = "sqlalchemy."
UUID_LENGTH = 32
# What a database says of a column of JSON; the service's own are of one type on each.
BINARY_JSON = (postgresql.JSONB, sqlite.JSON)
JSON_TYPE = 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'


def render_item(kind: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Alembic's hook: the Python text of a type or server default, or False for Alembic's own.

    Types of the service's own become the SQLAlchemy type that they wrap. Types read back from a
    database (in the downgrade of a dropped column) become the generic ones: SQLite's DATETIME
    does not exist on PostgreSQL.

    Args:
        kind: What is rendered; "column", "type" and "server_default" matter.
        item: The column, type or default.
        context: Takes the imports that the text needs.
    """
    if kind == "column":
        name_boolean_default(item)
    if kind == "server_default":
        return render_default(item)
    if kind != "type" or not isinstance(item, TypeEngine):
        return False
    if isinstance(item, TypeDecorator):
        wrapped = item.impl_instance
        own = not type(item).__module__.startswith(SQLALCHEMY)
        return _render(wrapped) if own else False
    if isinstance(item, BINARY_JSON) or (isinstance(item, JSON) and item._variant_mapping):
        context.imports.add("from sqlalchemy.dialects import postgresql")
        return JSON_TYPE
    generic = _generic(item)
    return _render(generic) if generic is not None else False


def _generic(item: TypeEngine[Any]) -> TypeEngine[Any] | None:
    """The generic type of one that names a database's own; None when it is generic already."""
    if not type(item).__name__.isupper():
        return None
    if isinstance(item, CHAR) and item.length == UUID_LENGTH:
        return Uuid()
    try:
        generic = item.as_generic()
    except NotImplementedError:
        return None
    # SQLite does not keep whether a column has a time zone; every column of the service has.
    return DateTime(timezone=True) if type(generic) is DateTime else generic


def _render(item: TypeEngine[Any]) -> str | Literal[False]:
    return f"sa.{item!r}" if type(item).__module__.startswith("sqlalchemy.sql.") else False
