<%
    def body(text):
        lines = (text or "").splitlines()
        code = [line.strip() and line for line in lines if not line.strip().startswith("# ###")]
        return "\n".join(code).strip() or "pass"
%>"""${message.rstrip(".")}.

Revision: ${up_revision}
Follows: ${comma(down_revision) or "nothing, this is the first"}
Created: ${create_date.strftime("%Y-%m-%d %H:%M:%S %Z")}
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision: str = ${repr(up_revision)}
down_revision: str | tuple[str, ...] | None = ${repr(down_revision)}
branch_labels: str | tuple[str, ...] | None = ${repr(branch_labels)}
depends_on: str | tuple[str, ...] | None = ${repr(depends_on)}


def upgrade() -> None:
    """Changes the schema."""
    ${body(upgrades)}


def downgrade() -> None:
    """Undoes `upgrade`."""
    ${body(downgrades)}
