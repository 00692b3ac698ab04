"""Orders: a Robyn service."""
