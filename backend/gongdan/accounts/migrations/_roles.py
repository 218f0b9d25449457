"""The roles every installation begins with."""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_HANDLING = ["workorders.submit", "workorders.submit_for", "workorders.handle", "files.upload"]
_LEADING = [
    *_HANDLING,
    "workorders.assign",
    "workorders.skip_stage",
    "workorders.waive",
    "workorders.force_close",
    "workorders.export",
    "records.edit",
    "reports.read",
]

# key, scope, permissions, Chinese and English name
_ROLES = [
    ("requester", "own", ["workorders.submit", "files.upload"], "请求人", "Requester"),
    ("handler", "team", _HANDLING, "处理人", "Handler"),
    ("lead", "all", _LEADING, "主管", "Lead"),
    ("builder", "own", ["define", "workorders.submit", "files.upload"], "应用设计者", "Builder"),
    ("administrator", "all", ["administer"], "系统管理员", "Administrator"),
]


def seed(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    role = apps.get_model("accounts", "Role")
    role.objects.bulk_create(
        role(
            key=key,
            name={"zh-CN": chinese, "en": english},
            scope=scope,
            permissions=permissions,
            is_builtin=True,
        )
        for key, scope, permissions, chinese, english in _ROLES
    )


def unseed(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("accounts", "Role").objects.filter(is_builtin=True).delete()
