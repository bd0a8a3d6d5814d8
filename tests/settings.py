"""The settings under test, with the one thing that an installation must bring."""

from lkjip.settings import *  # noqa: F403  settings are read by name from this module

SECRET_KEY = "of-the-tests"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}  # no worker in a test
