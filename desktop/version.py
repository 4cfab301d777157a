"""Which Parley this is. The number stands in pyproject.toml too; reading it from there takes too long."""

VERSION = "0.1.0"
