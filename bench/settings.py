"""The settings of an installation, with the bare view that a save is compared with."""

from lkjip.settings import *  # noqa: F403  settings are read by name from this module

SECRET_KEY = "of-the-benchmark"  # noqa: S105
ROOT_URLCONF = "bench.telanjang"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False  # loopback speaks HTTP
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
