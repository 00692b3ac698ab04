"""What Tortoise calls an engine, once for each dialect: clients for changes of the schema."""
