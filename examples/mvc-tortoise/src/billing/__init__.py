"""Billing: a Robyn service."""
