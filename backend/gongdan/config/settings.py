"""Django's settings, read from the environment (see ``environment.py`` for the table)."""

from __future__ import annotations

from gongdan.config.environment import ENV

SECRET_KEY = ENV.secret_key
DEBUG = False
ALLOWED_HOSTS = ENV.allowed_hosts
ROOT_URLCONF = "gongdan.config.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Person"
USE_TZ = True
TIME_ZONE = "UTC"
ORG_TIME_ZONE = ENV.time_zone
LANGUAGE_CODE = "zh-hans"
PUBLIC_URL = ENV.public_url
DEMONSTRATION = ENV.demonstration
FILES_DIR = ENV.files_dir

MODULES = [
    "audit",
    "accounts",
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
    *(f"gongdan.{module}" for module in MODULES),
    "gongdan.demo",
    "gongdan.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
DATABASES = {"default": ENV.database}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
