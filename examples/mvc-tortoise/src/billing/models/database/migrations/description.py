"""The references in models as Tortoise describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..circles import References, in_circle
from .versions import Models

Description = Mapping[str, Any]


def relations_of(model: Description) -> list[dict[str, Any]]:
    """The relations of a table to one row of another one."""
    return [*model["fk_fields"], *model["o2o_fields"]]


def references_of(models: Models) -> References:
    """The tables that each table refers to."""
    return {
        str(model["table"]): {
            str(models[relation["python_type"]]["table"])
            for relation in relations_of(model)
            if relation["python_type"] in models
        }
        for model in models.values()
    }


def circular_relations(model: Description, models: Models) -> list[dict[str, Any]]:
    """The relations of a table that are part of a circle of tables."""
    references, table = references_of(models), str(model["table"])
    return [
        relation
        for relation in relations_of(model)
        if in_circle(references, table, str(models[relation["python_type"]]["table"]))
    ]
