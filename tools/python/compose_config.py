"""What a compose.yaml comes to under the environment of this process, as JSON: read by PyPI's podman-compose.

It asks for an engine before it reads anything, and then reads without one. Usage: compose_config.py FOLDER.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml


def main(folder: str) -> int:
    with tempfile.TemporaryDirectory() as programs:
        engine = Path(programs) / "podman"
        engine.write_text("#!/bin/sh\necho podman version 5.0.0\n")
        engine.chmod(0o755)
        path = os.pathsep.join([programs, os.environ["PATH"]])
        command = [sys.executable, "-m", "podman_compose", "config"]
        shown = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    if shown.returncode:
        print(shown.stderr.strip().splitlines()[-1], file=sys.stderr)
        return shown.returncode
    print(json.dumps(yaml.safe_load(shown.stdout)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
