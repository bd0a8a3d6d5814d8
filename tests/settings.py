"""The settings under test, with the one thing that an installation must bring."""

from lkjip.settings import *  # noqa: F403  settings are read by name from this module

SECRET_KEY = "of-the-tests"
# The tables come from the models: twice seventy migrations are a third of a minute. That they give the same
# tables, tests/pengisian/test_server.py proves on the database that its servers migrate.
DATABASES["default"]["TEST"] = {"MIGRATE": False}  # noqa: F405
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}  # no worker in a test
