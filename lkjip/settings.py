"""Settings come from the environment; without any, the embedded default serves one office on SQLite."""

import importlib.util
from datetime import timedelta
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEMO = env.bool("LKJIP_DEMO", default=False)
DEBUG = env.bool("LKJIP_DEBUG", default=DEMO)
# The demo's key is public, so it only ever works together with DEBUG; an installation must bring its own.
# Without one, commands that need no secret still run (check, migrate, collectstatic); wsgi.py does not start.
SECRET_KEY = env("SECRET_KEY", default="demo-key-that-is-public-and-only-for-development" if DEBUG else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Exactly one proxy stands in front, and sets X-Forwarded-For and X-Forwarded-Proto. Without one anybody could
# write these headers, so they are not read.
PROXY = env.bool("PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tables2",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
    "lkjip",
    "indicators",
    "budget",
    "perencanaan",
    "pengisian",
    "evaluation",
    "reports",
    "pertukaran",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lkjip.middleware.kebijakan_isi",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lkjip.middleware.batas_sesi",
    "lkjip.middleware.WajibMasuk",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "lkjip.urls"
WSGI_APPLICATION = "lkjip.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lkjip.context.navigasi",
            ],
            "builtins": ["lkjip.templatetags.angka"],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'lkjip.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at BEGIN, so that a busy
    # database waits instead of failing in the middle of a transaction.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
# A connection for each request costs more than a save. The development server has a thread for each request,
# where a kept connection would serve nobody.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=0 if DEBUG else 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Printed documents by the hash of their input: same data, same bytes, printed once.
    "dokumen": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "dokumen",
        "TIMEOUT": 7 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 1000},  # a report is kept whole and in some twenty pieces
    },
    # What is quickly made again: previews of a section, and how a document's hash came about.
    "sementara": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "sementara",
        "TIMEOUT": 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# Documents are made in the background by `manage.py db_worker`; the queue is in the database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "lkjip.Pengguna"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "lkjip.auth.PenggunaDenganKeanggotaan"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"
PASSWORD_RESET_TIMEOUT = 3600 * env.int("LINK_HOURS", default=72)  # invitations too

# Lock-out: five failures of a name from an address within a quarter of an hour, the second step included. The
# name alone would let anybody lock anybody out; the address alone is that of a whole office.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else the time that the message names would move
AXES_ENABLE_ACCESS_FAILURE_LOG = True  # what "failures since your last sign-in" counts
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "kode", "pemulihan"]
AXES_CLIENT_IP_CALLABLE = "lkjip.masuk.alamat_klien"
AXES_LOCKOUT_CALLABLE = "lkjip.masuk.jawaban_terkunci"
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "LKjIP"

LANGUAGE_CODE = "id"
TIME_ZONE = env("TIME_ZONE", default="Asia/Makassar")
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]  # corrects a few of Django's Indonesian messages
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
_bootstrap = importlib.util.find_spec("django_include_bootstrap")
if _bootstrap is None or _bootstrap.origin is None:
    raise RuntimeError("django-include-bootstrap is not installed: run `make setup`")
# Only its files are used: the fields, widgets and templates of the package are for the admin.
_prose = importlib.util.find_spec("django_prose_editor")
if _prose is None or _prose.origin is None:
    raise RuntimeError("django-prose-editor is not installed: run `make setup`")
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("vendor/bootstrap", Path(_bootstrap.origin).parent / "static"),
    ("vendor/prose", Path(_prose.origin).parent / "static" / "django_prose_editor"),
]
STORAGES = {
    "default": {"BACKEND": "lkjip.unggahan.simpanan.SimpananUtuh"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "berkas"))  # never below a static tree

PAKET_DIR = VAR_DIR / "paket"  # hand-over packages, made anew when they are gone

# Uploads: bytes of a file, and of the evidence of one row in one quarter.
UNGGAH_BATAS_BERKAS = env.int("UPLOAD_FILE_MB", default=10) * 1024**2
BUKTI_BATAS_BARIS = env.int("UPLOAD_ROW_MB", default=50) * 1024**2
# A document attached to the LKjIP, which is printed page by page: bytes and pages.
LAMPIRAN_BATAS_BERKAS = env.int("UPLOAD_ANNEX_MB", default=20) * 1024**2
LAMPIRAN_BATAS_HALAMAN = env.int("UPLOAD_ANNEX_PAGES", default=100)
BUKTI_BATAS_SEKALI = 20  # files in one request
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a form for a tree of 800 rows; Django's 1000 is for 160
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "lkjip.unggahan.penerima.PenerimaBerkas",
]

# The API of other applications: requests of a key in a minute (counted in each process), bytes of a body, and
# how long the log and the answers to repeated writes are kept (manage.py rapikan_api).
API_BACA_SEMENIT = env.int("API_READS_PER_MINUTE", default=120)
API_TULIS_SEMENIT = env.int("API_WRITES_PER_MINUTE", default=30)
API_BATAS_ISI = 1024**2
API_SIMPAN_HARI = env.int("API_LOG_DAYS", default=90)

# Mail. Without a server the koordinator hands out the links that would be sent; the demo prints mail instead.
SUREL_AKTIF = DEBUG or bool(env("EMAIL_URL", default=""))
globals().update(env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "dummymail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("EMAIL_FROM", default="LKjIP <lkjip@localhost>")

# A session ends when it was not used for a while, and at the latest after a working day (lkjip/sesi.py).
SESI_DIAM = timedelta(minutes=env.int("SESSION_IDLE_MINUTES", default=60))
SESI_PALING_LAMA = timedelta(hours=env.int("SESSION_MAX_HOURS", default=12))
SESSION_COOKIE_AGE = int(SESI_PALING_LAMA.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # computers of an office are shared
# Where the pages are, for the links of a mail: https://lkjip.example.go.id
ALAMAT_SITUS = env("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else "").rstrip("/")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = not DEBUG and env.bool("HTTPS", default=True)
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# No inline script or style anywhere; charts are embedded as data: images. Name and shape are Django 6's.
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "style-src": ["'self'"],
    "script-src": ["'self'"],
    "object-src": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
}

DJANGO_TABLES2_TEMPLATE = "tabel/daftar.html"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
    "loggers": {"lkjip.atur_periode": {"level": "INFO"}},  # who changed a period is told at any level
}
