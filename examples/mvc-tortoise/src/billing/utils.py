"""Names and values of headers that more than one module uses."""

JSON = "application/json"
REQUEST_ID = "X-Request-ID"
