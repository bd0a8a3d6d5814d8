"""The version of the application, as pyproject.toml says; issued documents name it."""

VERSI_APLIKASI = "0.1.0"
