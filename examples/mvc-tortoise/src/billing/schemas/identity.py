"""The identity of users and entities, as JSON has it: a UUID."""

from __future__ import annotations

import re
from typing import Annotated
from uuid import UUID

from ..models.identity import EntityId, parse_entity_id
from .spelling import Spelling

Identity = Annotated[
    EntityId,
    Spelling(
        code="identity",
        kind=UUID,
        pattern=re.compile("^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"),
        parse=parse_entity_id,
        expected="a UUID in its usual form with four hyphens",
        format="uuid",
    ),
]
