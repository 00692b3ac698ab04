"""References that go round: none of the tables of a circle can be the first to be made."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from alembic.operations import ops
from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.exc import SAWarning


@contextmanager
def circles_expected() -> Iterator[None]:
    """Lets SQLAlchemy not warn of them."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Cannot correctly sort tables", SAWarning)
        yield


def open_circles(script: ops.MigrationScript) -> None:
    """Takes the references of circles out of the tables that have them.

    They are added when all tables are there, and go before the first one does. Alembic leaves
    them in the tables, which PostgreSQL refuses.

    Args:
        script: What Alembic found.
    """
    upgrade, downgrade = script.upgrade_ops, script.downgrade_ops
    if upgrade is None or downgrade is None:
        return
    dropped = list(_dropped(upgrade.ops))
    created = list(_created(upgrade.ops))
    if dropped or created:
        upgrade.ops[:] = [*dropped, *upgrade.ops, *created]
        upgrade.reverse_into(downgrade)


def _created(operations: Sequence[Any]) -> Iterator[ops.ModifyTableOps]:
    tables = [operation for operation in operations if isinstance(operation, ops.CreateTableOp)]
    for place, table in enumerate(tables):
        later = {other.table_name for other in tables[place + 1 :]}
        for reference in _taken_out(table, later):
            added = ops.CreateForeignKeyOp.from_constraint(reference)
            yield ops.ModifyTableOps(table.table_name, [added])


def _dropped(operations: Sequence[Any]) -> Iterator[ops.ModifyTableOps]:
    tables = [operation for operation in operations if isinstance(operation, ops.DropTableOp)]
    for place, table in enumerate(tables):
        earlier = {other.table_name for other in tables[:place]}
        if table._reverse is None:
            continue
        for reference in _taken_out(table._reverse, earlier):
            removed = ops.DropConstraintOp.from_constraint(reference)
            yield ops.ModifyTableOps(table.table_name, [removed])


def _taken_out(table: ops.CreateTableOp, absent: set[str]) -> list[ForeignKeyConstraint]:
    taken = [part for part in table.columns if _refers_to(part, absent)]
    table.columns = [part for part in table.columns if not _refers_to(part, absent)]
    return cast(list[ForeignKeyConstraint], taken)


def _refers_to(part: object, tables: set[str]) -> bool:
    if not isinstance(part, ForeignKeyConstraint):
        return False
    return part.elements[0].target_fullname.rpartition(".")[0] in tables
