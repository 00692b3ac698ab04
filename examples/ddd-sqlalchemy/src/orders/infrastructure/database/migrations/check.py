"""Whether migrations and models agree."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from .circles import circles_expected
from .connection import with_connection
from .difference import describe
from .errors import DriftError
from .options import environment_options
from .outcomes import Check
from .replay import replay
from .scratch import scratch
from .script import load_script, single_head
from .target import MigrationTarget


def check(target: MigrationTarget) -> Check:
    """Compares the models with a scratch database at head; the configured one is not asked.

    Raises:
        MultipleHeadsError: Two revisions continue the same one.
        DriftError: They differ; its `why` lists the differences.
        MigrationError: Its other subclasses: scratch database, a revision that fails.
    """
    script = load_script(target.root)
    head = single_head(script)
    with scratch(target) as place:

        def work(connection: Connection) -> list[str]:
            replay(connection, place)
            context = MigrationContext.configure(connection, opts=environment_options())
            with circles_expected():
                differences = compare_metadata(context, environment_options()["target_metadata"])
            return [line for part in differences for line in describe(part)]

        differences = with_connection(place, work)
    if differences:
        raise DriftError(
            what="The models differ from the migrations.",
            where=str(target.root / "migrations"),
            why="; ".join(differences),
            mend='make makemigration MIGRATION_MESSAGE="what changed"',
        )
    return Check(head=head)
