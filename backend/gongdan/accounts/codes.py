"""The permission codes and key scopes there are, with the names shown to people."""

from __future__ import annotations

from gongdan.kernel.texts import Text

ADMINISTER = "administer"
DEFINE = "define"

PERMISSIONS: dict[str, Text] = {
    ADMINISTER: {"zh-CN": "管理整个组织", "en": "Administer the organization"},
    DEFINE: {"zh-CN": "设计应用", "en": "Design applications"},
    "workorders.submit": {"zh-CN": "提交工单", "en": "Submit work orders"},
    "workorders.submit_for": {
        "zh-CN": "代他人提交工单",
        "en": "Submit work orders for somebody else",
    },
    "workorders.handle": {"zh-CN": "处理工单", "en": "Handle work orders"},
    "workorders.assign": {"zh-CN": "分派工单", "en": "Assign work orders"},
    "workorders.skip_stage": {"zh-CN": "跳过阶段", "en": "Skip a stage"},
    "workorders.waive": {"zh-CN": "豁免未完成的子任务", "en": "Waive open subtasks"},
    "workorders.force_close": {
        "zh-CN": "代请求人关闭工单",
        "en": "Close a work order in the requester's name",
    },
    "workorders.import": {"zh-CN": "导入工单", "en": "Import work orders"},
    "workorders.export": {"zh-CN": "导出工单", "en": "Export work orders"},
    "records.edit": {"zh-CN": "编辑业务数据", "en": "Edit records"},
    "files.upload": {"zh-CN": "上传文件", "en": "Upload files"},
    "reports.read": {"zh-CN": "查看报表", "en": "Read reports"},
}

READ = "read"
WRITE = "write"

KEY_SCOPES: dict[str, Text] = {
    READ: {"zh-CN": "读取", "en": "Read"},
    WRITE: {"zh-CN": "写入", "en": "Write"},
    **PERMISSIONS,
}

# From narrow to wide: a role that reaches one of these reaches those before it too.
SCOPES: dict[str, Text] = {
    "own": {"zh-CN": "本人提交的", "en": "Their own"},
    "involved": {"zh-CN": "本人参与的", "en": "Those they take part in"},
    "team": {"zh-CN": "所在处理组的", "en": "Those of their teams"},
    "department": {"zh-CN": "本部门及下级部门的", "en": "Those of their department and below"},
    "all": {"zh-CN": "全部", "en": "All"},
}
