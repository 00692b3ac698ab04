"""The supervised server: one listening socket, several single-process workers on it."""
