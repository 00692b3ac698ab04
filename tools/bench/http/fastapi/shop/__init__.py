"""What the service is measured beside: its table behind FastAPI, SQLAlchemy 2 and asyncpg.

In the style of FastAPI's own full-stack template: a session for each request by dependency, ORM
models, response models, a count beside each page. Nothing in it is slower than it has to be:
connections are neither pinged nor opened under load, instances do not expire and are not read
again after an insert, the loop is uvloop, the parser httptools.
"""
