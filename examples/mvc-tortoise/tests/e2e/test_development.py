from __future__ import annotations

import re
from pathlib import Path

from ..polling import until
from .service import Service, settings_for


def test_dev_seeds_serves_and_prints_a_token_that_works(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, ENVIRONMENT="development", AUTHENTICATION__SECRET="")
    with Service(settings, tmp_path, "dev") as service:
        until(lambda: "Token:" in service.log, "the token")
        found = re.search(r"Token: (\S+)", service.log)
        assert found
        assert f"{service.url}/docs" in service.log

        me = service.http.get("/auth/me", headers={"Authorization": f"Bearer {found[1]}"})

        assert me.json()["result"]["username"] == "developer"
