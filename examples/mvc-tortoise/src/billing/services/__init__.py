"""The business operations: one class each, called alike by HTTP, the command line and workers.

An operation owns its transaction, returns a ``Result`` and imports no other operation.
"""
