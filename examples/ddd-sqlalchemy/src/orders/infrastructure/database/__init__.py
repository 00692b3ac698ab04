"""The relational database: its tables, its repositories, its transactions and its migrations."""
