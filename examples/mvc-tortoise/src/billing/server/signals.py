"""Signals that concern the service as a whole."""

import signal

SUPERVISED = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
"""The supervisor acts on these; workers, which a terminal sends them to as well, do not."""
