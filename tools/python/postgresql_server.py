"""A throw-away PostgreSQL from PyPI's pgserver, on TCP. Usage: postgresql_server.py DIRECTORY PORT.

Prints `ready` once it accepts connections, and lives until standard input ends.
"""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pgserver
from pgserver._commands import POSTGRES_BIN_PATH


def main(directory: Path, port: int) -> int:
    with pgserver.get_server(directory, cleanup_mode="stop") as first:  # initdb; as root also a user that may own it
        user = first.system_user
    command = [POSTGRES_BIN_PATH / "postgres", "-D", directory, "-h", "127.0.0.1", "-p", str(port), "-k", directory]
    options = ["-c", "fsync=off", "-c", "max_connections=200"]
    server = subprocess.Popen([*command, *options], user=user, stderr=subprocess.DEVNULL, cwd="/")
    try:
        while server.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        else:
            return 1
        print("ready", flush=True)
        sys.stdin.read()
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(directory, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
