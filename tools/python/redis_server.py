"""A throw-away Redis protocol server from PyPI's fakeredis. Usage: redis_server.py PORT.

Prints `ready` once it listens, and lives until standard input ends.
"""

import sys
import threading

from fakeredis import TcpFakeServer


def main(port: int) -> int:
    server = TcpFakeServer(("127.0.0.1", port), server_type="redis")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("ready", flush=True)
    sys.stdin.read()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
