"""The relational database: its connections, its transactions and its migrations."""
