"""Django's settings, read from the environment (see ``environment.py`` for the table)."""

from __future__ import annotations

import os
from pathlib import Path

from gongdan.config.environment import read
from gongdan.config.identity import origin, providers

ENV = read(os.environ)
SECRET_KEY = ENV.secret_key
SECRET_KEY_FALLBACKS = ENV.old_secret_keys
DEBUG = False
ALLOWED_HOSTS = ENV.hosts
ROOT_URLCONF = "gongdan.config.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PUBLIC_URL = ENV.public_url
DEMONSTRATION = ENV.demonstration
FILES_DIR = ENV.files_dir
PACKAGE_KEY = ENV.package_key
PAGES_DIR = Path(__file__).resolve().parents[3] / "frontend" / "dist"

USE_TZ = True
TIME_ZONE = "UTC"
ORG_TIME_ZONE = ENV.time_zone
ORGANIZATION = ENV.organization
LANGUAGE_CODE = "zh-hans"
START_LANGUAGE = ENV.language

MODULES = [
    "audit",
    "accounts",
    "deliveries",
    "files",
    "search",
    "rules",
    "sla",
    "flows",
    "forms",
    "catalog",
    "records",
    "workorders",
    "channels",
    "notifications",
    "reports",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    *(f"gongdan.{module}" for module in MODULES),
    "gongdan.demo",
    "gongdan.config",
]
MIDDLEWARE = [
    "gongdan.config.headers.HeaderMiddleware",
    "gongdan.config.problems.ProblemMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = {"default": ENV.database}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

SECURE = PUBLIC_URL.startswith("https://")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# As the letter with the link says.
PASSWORD_RESET_TIMEOUT = 3600
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["gongdan.accounts.backends.NameBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {
            "user_attributes": ("username", "name", "name_en", "email", "phone")
        },
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
ACCOUNT_ADAPTER = "gongdan.accounts.adapter.Adapter"
ACCOUNT_USER_DISPLAY = "gongdan.accounts.adapter.display"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
}
# How long a password or code counts as proof before acts that would hurt most.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
MFA_ADAPTER = "gongdan.accounts.second_step.SecondStepAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
USERSESSIONS_ADAPTER = "gongdan.accounts.adapter.SessionsAdapter"
SOCIALACCOUNT_ADAPTER = "gongdan.accounts.identities.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = providers(ENV.oidc_url)
IDENTITY_ORIGIN = origin(ENV.oidc_url)
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{PUBLIC_URL}/verify-email/{{key}}",
    "account_reset_password": f"{PUBLIC_URL}/forgot-password",
    "account_reset_password_from_key": f"{PUBLIC_URL}/reset-password/{{key}}",
    "account_signup": f"{PUBLIC_URL}/",
    "socialaccount_login_error": f"{PUBLIC_URL}/sign-in",
}

REQUESTS_PER_MINUTE = ENV.requests_per_minute
WEBHOOK_HOSTS = ENV.webhook_hosts
FRAME_HOSTS = ENV.frame_hosts
DELIVERY_ATTEMPTS = ENV.delivery_attempts
DELIVERY_DAYS = ENV.delivery_days
TRACE_DAYS = ENV.trace_days
RULES_NEED_TWO = ENV.rules_need_two
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.mail_from
EMAIL_BACKEND = (
    "gongdan.notifications.outbox.KeepBackend"
    if DEMONSTRATION
    else "django.core.mail.backends.smtp.EmailBackend"
    if ENV.smtp
    else "django.core.mail.backends.dummy.EmailBackend"
)
globals().update(ENV.smtp)

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}, "gongdan": {"level": "INFO"}},
}
