"""Adapters: what the domain's ports are made of here."""
