"""What tables consist of, as the database tells it: columns, keys and indexes.

Names of constraints and indexes are left out, and so are defaults: a column that is added to rows
needs one that a column of a new table does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from .session import Session
from .target import MigrationTarget
from .version_table import VERSION_TABLE

Structure = dict[str, str]

POSTGRESQL_TABLES = """
SELECT c.relname AS "table" FROM pg_class c
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
"""
POSTGRESQL_COLUMNS = """
SELECT c.relname AS "table", a.attname AS name,
    format_type(a.atttypid, a.atttypmod)
        || CASE WHEN a.attcollation <> t.typcollation
            THEN ' COLLATE "' || l.collname || '"' ELSE '' END
        || CASE WHEN a.attidentity <> ''
            OR pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%' THEN ' numbered' ELSE '' END
        AS type,
    a.attnotnull AS required
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_collation l ON l.oid = a.attcollation
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
    AND a.attnum > 0 AND NOT a.attisdropped
"""
POSTGRESQL_INDEXES = """
SELECT t.relname AS "table", i.indisunique AS unique,
    substring(pg_get_indexdef(i.indexrelid) FROM ' USING (.*)$') AS columns
FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
WHERE t.relnamespace = current_schema()::regnamespace
"""
POSTGRESQL_CONSTRAINTS = """
SELECT t.relname AS "table", pg_get_constraintdef(c.oid) AS definition
FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
WHERE c.connamespace = current_schema()::regnamespace AND c.contype IN ('c', 'f', 'x')
"""
SQLITE_TABLES = """
SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
"""
SQLITE_COLUMNS = 'SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?)'
SQLITE_INDEXES = """
SELECT l.name AS name, l."unique" AS "unique", l.partial AS partial, i.name AS column
FROM pragma_index_list(?) l, pragma_index_info(l.name) i ORDER BY l.name, i.seqno
"""
SQLITE_FOREIGN_KEYS = """
SELECT id, "table" AS referred, "from" AS column, "to" AS key, on_delete
FROM pragma_foreign_key_list(?) ORDER BY id, seq
"""


async def structure(session: Session, target: MigrationTarget) -> Structure:
    """Reads the tables of a database.

    Returns:
        What there is (`table users`, `column users.name`) and what it is like, which is empty for
        what is either there or not.
    """
    parts = _sqlite(session) if target.file is not None else _postgresql(session)
    return {thing: detail async for table, thing, detail in parts if table != VERSION_TABLE}


def differences(modelled: Structure, migrated: Structure) -> Iterator[str]:
    """The differences between what the models ask for and what the migrations made, in words."""
    for thing in sorted(modelled.keys() | migrated.keys()):
        if _table_of(thing) - modelled.keys() or _table_of(thing) - migrated.keys():
            continue
        if thing not in migrated:
            yield f"the models have {thing}, the migrations do not"
        elif thing not in modelled:
            yield f"the migrations have {thing}, the models do not"
        elif modelled[thing] != migrated[thing]:
            sides = f"{modelled[thing]} in the models, {migrated[thing]} in the migrations"
            yield f"{thing} is {sides}"


def _table_of(thing: str) -> set[str]:
    """The table that a column or a key is in; a table that is not there is told once."""
    kind, _, name = thing.partition(" ")
    return set() if kind == "table" else {f"table {name.partition('.')[0].partition(' ')[0]}"}


async def _sqlite(session: Session) -> Any:
    for table, sql in await session.rows(SQLITE_TABLES):
        numbered = " numbered" if "AUTOINCREMENT" in sql.upper() else ""
        yield table, f"table {table}", ""
        columns = await session.rows(SQLITE_COLUMNS, table)
        for row in columns:
            kind = row["type"] + (numbered if row["pk"] else "")
            yield table, f"column {table}.{row['name']}", _column(kind, row["required"])
        key = sorted((row["pk"], row["name"]) for row in columns if row["pk"])
        yield table, f"unique {table} ({', '.join(name for _, name in key)})", ""
        indexes = await session.rows(SQLITE_INDEXES, table)
        for _, group in groupby(indexes, key=lambda row: row["name"]):
            rows = list(group)
            kind = "unique" if rows[0]["unique"] else "index"
            some = " WHERE" if rows[0]["partial"] else ""
            columns_of = ", ".join(str(row["column"]) for row in rows)
            yield table, f"{kind} {table} ({columns_of}){some}", ""
        keys = await session.rows(SQLITE_FOREIGN_KEYS, table)
        for _, group in groupby(keys, key=lambda row: row["id"]):
            rows = list(group)
            mine = ", ".join(row["column"] for row in rows)
            theirs = ", ".join(str(row["key"]) for row in rows)
            thing = f"foreign key {table} ({mine}) to {rows[0]['referred']} ({theirs})"
            yield table, thing, f"ON DELETE {rows[0]['on_delete']}"


async def _postgresql(session: Session) -> Any:
    for row in await session.rows(POSTGRESQL_TABLES):
        yield row["table"], f"table {row['table']}", ""
    for row in await session.rows(POSTGRESQL_COLUMNS):
        thing = f"column {row['table']}.{row['name']}"
        yield row["table"], thing, _column(row["type"], row["required"])
    for row in await session.rows(POSTGRESQL_INDEXES):
        kind = "unique" if row["unique"] else "index"
        columns = row["columns"].removeprefix("btree ")
        yield row["table"], f"{kind} {row['table']} {columns}", ""
    for row in await session.rows(POSTGRESQL_CONSTRAINTS):
        yield row["table"], f"constraint {row['table']} {row['definition']}", ""


def _column(kind: str, required: object) -> str:
    return f"{kind}, {'never null' if required else 'may be null'}"
