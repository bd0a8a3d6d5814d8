import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lkjip.settings")
application = get_wsgi_application()
settings.SECRET_KEY  # noqa: B018  an empty key raises here, at the start, not at the first sign-in
