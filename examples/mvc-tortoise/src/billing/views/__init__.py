"""Views: decode a request, call one operation of the services, map its result."""
