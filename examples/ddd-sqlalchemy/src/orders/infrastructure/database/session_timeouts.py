"""What PostgreSQL itself does against work that nobody waits for any more."""

from __future__ import annotations

from ...config.database import DatabaseSettings


def session_timeouts(settings: DatabaseSettings) -> dict[str, str]:
    """Parameters of a session of the service; migrations, which may take long, have none.

    A worker that was killed cannot cancel its statement, and a machine that is gone ends no
    transaction: the server does, so that locks are not held for ever.

    Args:
        settings: How long a statement may take.
    """
    milliseconds = str(round(settings.statement_timeout * 1000))
    if not settings.statement_timeout:
        return {}
    return {
        "statement_timeout": milliseconds,
        "idle_in_transaction_session_timeout": milliseconds,
    }
