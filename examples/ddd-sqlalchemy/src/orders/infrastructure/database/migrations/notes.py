"""What to look at in a revision that was written."""


def required_without_default(table: str, column: str) -> str:
    """What to do about a new column that the rows which are there have no value for."""
    return (
        f"{table}.{column} is required and has no default: it fails where there are rows, "
        "unless it gets a default, or the revision says what they are to have"
    )
