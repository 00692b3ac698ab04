"""The business: what holds whatever the transport, the database or the framework.

Nothing in here imports anything but the standard library; import-linter keeps it so.
"""
