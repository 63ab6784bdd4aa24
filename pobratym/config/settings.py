"""Settings, read once from the environment. Every variable is described in docs/settings.md."""

from __future__ import annotations

import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from pobratym.core import catalogues, logs
from pobratym.core.installation import data_dir, secret_key

env = environ.Env()

PACKAGE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = data_dir(env.str("DATA_DIR", default=""), package_dir=PACKAGE_DIR)
TESTING = "pytest" in sys.modules
if TESTING:
    catalogues.compile_stale()  # before Django reads a catalogue; the command line does the same

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key(DATA_DIR / "secret.key")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
PORT = env.int("PORT", default=8000)
PUBLIC_URL = env.str("PUBLIC_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
HTTPS = PUBLIC_URL.startswith("https://")

INSTALLED_APPS = [
    "pobratym.core",
    "pobratym.journal",
    "pobratym.people",
    "pobratym.law",
    "pobratym.wordings",
    "pobratym.tone",
    "pobratym.documents",
    "pobratym.places",
    "pobratym.contacts",
    "pobratym.partners",
    "pobratym.talks",
    "pobratym.links",
    "pobratym.aid",
    "pobratym.exchange",
    "pobratym.readiness",
    "pobratym.plans",
    "pobratym.offers",
    "pobratym.funding",
    "pobratym.agreements",
    "pobratym.precedents",
    "pobratym.results",
    "pobratym.discovery",
    "pobratym.outreach",
    "pobratym.registers",
    "pobratym.profiles",
    "pobratym.office",
    "pobratym.portal",
    "pobratym.api",
    "pobratym.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # its widgets, found by our form renderer
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "rules",
    "lucide",
]

MIDDLEWARE = [
    "pobratym.core.middleware.request_id",
    "pobratym.core.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pobratym.people.middleware.OfficeMiddleware",
]

ROOT_URLCONF = "pobratym.config.urls"
WSGI_APPLICATION = "pobratym.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pobratym.core.context.page",
            ],
        },
    },
]
FORM_RENDERER = "pobratym.core.forms.Renderer"

# --- Data -----------------------------------------------------------------------------------

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'pobratym.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL with IMMEDIATE: no "database is locked" in the middle of a transaction.
    # synchronous=FULL: an acknowledged write survives kill -9 and a power cut, see
    # docs/adr/durability.md.
    DATABASES["default"] |= {
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=268435456;"
                "PRAGMA temp_store=MEMORY;PRAGMA cache_size=-32768;"
                "PRAGMA journal_size_limit=67108864;"
            ),
        },
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "pobratym_cache",
    },
    # Counters of the API: in the memory of each process, so that counting writes nothing to disk.
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
API_RATE = env.int("API_RATE", default=600)  # requests a minute with one token
API_RATE_ANONYMOUS = env.int("API_RATE_ANONYMOUS", default=120)  # ... from one address without
CHECK_LINKS = env.bool("CHECK_LINKS", default=True)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MEDIA_ROOT = DATA_DIR / "uploads"
STATIC_ROOT = DATA_DIR / "static"
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_PERMISSIONS = 0o640

# --- Language and time ----------------------------------------------------------------------

LANGUAGE_CODE = "uk"
LANGUAGES = [("uk", _("Ukrainian")), ("en", _("English"))]
TIME_ZONE = "Europe/Kyiv"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "pobratym.core.formats"

# --- People ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["pobratym.people.backends.AccountBackend"]
SESSION_ENGINE = "pobratym.people.sessions"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account:start"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_ADAPTER = "pobratym.people.adapter.AccountAdapter"
MFA_ADAPTER = "pobratym.people.adapter.MFAAdapter"
ACCOUNT_FORMS = {"login": "pobratym.people.forms.signin.SignInForm"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
REQUIRE_MFA = env.bool("REQUIRE_MFA", default=False)  # else two-step sign-in is recommended
MFA_FORMS = {"add_webauthn": "pobratym.people.forms.signin.AddKeyForm"}
MFA_TOTP_ISSUER = "Pobratym"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Security -------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "pobratym.core.views.csrf_failure"
if HTTPS:
    SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^health/"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=True)
    SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=True)
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Mail and logs --------------------------------------------------------------------------

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="Pobratym <pobratym@localhost>")
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logs.configure(
    env.str("LOG_FORMAT", default="json"), level=env.str("LOG_LEVEL", default="INFO")
)

if TESTING:
    STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns about a missing folder
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
