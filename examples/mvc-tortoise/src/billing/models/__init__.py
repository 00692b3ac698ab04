"""The models: entities, values and ports; beside them their tables, repositories and database.

The services see the first three alone, which import nothing but the standard library;
import-linter keeps it so.
"""
