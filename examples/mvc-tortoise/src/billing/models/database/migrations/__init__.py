"""Migrations: the schema from one revision to another, on SQLite and on PostgreSQL.

The functions are synchronous and run an event loop of their own, so they are called from a
command line, or from another thread (`asyncio.to_thread`), never inside a running loop.
Import the one you need: `upgrade`, `downgrade`, `revision`, `check` and `pending` each hold it.
"""
