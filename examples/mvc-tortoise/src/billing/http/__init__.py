"""HTTP: from a request's bytes to one call of an operation, and back."""
