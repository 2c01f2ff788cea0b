"""What pytest should know before it looks for tests, and the environment they begin in."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from openai_fn.providers.table import PROVIDERS

collect_ignore = ["notebooks.py", "fuzz.py", "site_browser.py"]
"""Commands whose packages the extra `test` does not bring."""
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")  # an example may take as long as a busy machine needs


@pytest.fixture(autouse=True, scope="session")
def _no_credentials_of_ones_own() -> Iterator[None]:
    """Without the keys, endpoints and organizations that a developer has set for work."""
    names = {name for row in PROVIDERS.values() for names in row["env"].values() for name in names}
    with pytest.MonkeyPatch.context() as patch:
        for name in names & os.environ.keys():
            patch.delenv(name)
        yield
