from __future__ import annotations

import subprocess
import sys

import pytest

from billing.server import memory_limit

HUNGRY = f"""
from {memory_limit.__name__} import limit_memory
limit_memory(%d)
limit_memory(0)
bytearray(1024 ** 3)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to RLIMIT_DATA")
@pytest.mark.parametrize(("mebibytes", "last_line"), [(512, "MemoryError"), (4096, "")])
def test_a_process_gets_no_more_than_its_limit(mebibytes: int, last_line: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", HUNGRY % mebibytes], capture_output=True, text=True, check=False
    )

    assert "".join(ended.stderr.splitlines()[-1:]) == last_line
