"""Settings: the only place that reads the environment."""

from .environment import Environment
from .project import project_root
from .secret import with_secret
from .settings import InvalidSettingsError, Settings, read_settings

__all__ = (
    "Environment",
    "InvalidSettingsError",
    "Settings",
    "project_root",
    "read_settings",
    "with_secret",
)
