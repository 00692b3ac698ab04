"""The instructions of a Dockerfile as JSON, read by PyPI's dockerfile-parse. Usage: dockerfile.py FILE."""

import json
import sys

from dockerfile_parse import DockerfileParser


def main(path: str) -> int:
    with open(path, "rb") as file:
        structure = DockerfileParser(fileobj=file).structure
    instructions = [[part["instruction"], part["value"]] for part in structure]
    print(json.dumps([part for part in instructions if part[0] != "COMMENT"]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
