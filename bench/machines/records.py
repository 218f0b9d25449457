"""A record type of fourteen fields and its records, filled in by SQL."""

from __future__ import annotations

import os
import time

CODE = "machine"
STATES = ("running", "idle", "repair", "stored", "scrapped")
SITES = ("苏州一厂", "苏州二厂", "无锡厂", "常州厂", "南通厂", "泰州厂")
INDEXED = ("name", "state", "price", "bought")
FILL = """
INSERT INTO records_record (form_id, form_version_id, title, data, created_at, updated_at)
SELECT %s, %s, 'M-' || lpad(n::text, 6, '0'), jsonb_build_object({data}), now(), now()
FROM generate_series(1::bigint, %s) AS n
"""
SAID = {
    "name": "'M-' || lpad(n::text, 6, '0')",
    "state": "(ARRAY['running','idle','repair','stored','scrapped'])[1 + (n * 7) %% 5]",
    "site": "'s' || (n * 13) %% 6",
    "price": "((n * 104729) %% 1000000 / 100.0)::numeric(10,2)::text",
    "hours": "((n * 7919) %% 20000)::text",
    "bought": "to_char(date '2012-01-01' + ((n * 17) %% 5000)::int, 'YYYY-MM-DD')",
    "checked": "to_char(date '2026-01-01' + ((n * 31) %% 320)::int, 'YYYY-MM-DD')",
    "maker": "'厂商 ' || (n * 11) %% 180",
    "model": "'TX-' || (n * 3) %% 900",
    "serial": "'SN' || md5(n::text)",
    "note": "'第 ' || n || ' 台，随批次到货，交接时外观完好。'",
    "power": "((n * 19) %% 300 / 10.0)::numeric(5,1)::text",
    "is_leased": "(n %% 9 = 0)",
    "place": "'车间 ' || n %% 40 || ' 工位 ' || n %% 17",
}


def fields() -> list[dict[str, object]]:
    """Fourteen fields as a list of machines has them."""
    words = ("编号", "状态", "厂区", "原值", "运行小时", "购入", "点检")
    more = ("厂商", "型号", "出厂号", "备注", "功率", "租赁", "位置")
    kinds = {"state": "select", "site": "select", "price": "number", "hours": "number"}
    kinds |= {
        "bought": "date",
        "checked": "date",
        "note": "textarea",
        "power": "number",
    }
    kinds |= {"is_leased": "bool"}
    settings: dict[str, dict[str, object]] = {
        "state": {"options": [_option(one, one) for one in STATES]},
        "site": {"options": [_option(f"s{at}", one) for at, one in enumerate(SITES)]},
        "price": {"scale": 2, "thousands": True},
        "hours": {"scale": 0},
        "power": {"scale": 1},
    }
    return [
        {
            "code": code,
            "kind": kinds.get(code, "text"),
            "label": {"zh-CN": label},
            "indexed": code in INDEXED,
            **settings.get(code, {}),
        }
        for code, label in zip(SAID, (*words, *more), strict=True)
    ]


def _option(key: str, label: str) -> dict[str, object]:
    return {"key": key, "label": {"zh-CN": label}}


def make_records(database_url: str, count: int) -> None:
    """The record type and its records, in this process but in the product's database."""
    os.environ["DATABASE_URL"] = database_url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")
    import django

    django.setup()
    from django.db import connection

    from gongdan.catalog.commands.record_types import (
        RecordTypeFacts,
        create_record_type,
        publish_record_type,
    )
    from gongdan.catalog.queries.record_types import record_type
    from gongdan.forms import commands, queries
    from gongdan.kernel.actors import SYSTEM
    from gongdan.kernel.times import now
    from gongdan.records.models import FieldIndex

    at, content = now(), {"format": 1, "fields": fields()}
    name = {"zh-CN": "机器", "en": "Machines"}
    commands.create(code=CODE, name=name, application="facilities", by=SYSTEM, at=at)
    commands.save_draft(code=CODE, content=content, by=SYSTEM, at=at)
    commands.publish(code=CODE, by=SYSTEM, at=at)
    facts = RecordTypeFacts(code=CODE, name=name, form=CODE)
    create_record_type(application="facilities", facts=facts, by=SYSTEM, at=at)
    publish_record_type(
        code=CODE, content={"format": 1, "title": ["name"]}, by=SYSTEM, at=at
    )
    type_ = record_type(CODE)
    # The worker makes indexes as soon as a version is in use; meanwhile nothing else is to be in its way.
    while FieldIndex.objects.filter(form_id=type_.form_id, state="ready").count() < len(
        INDEXED
    ):
        time.sleep(0.2)
    pairs = ", ".join(
        f"'{one.id}', {SAID[one.code]}"
        for one in queries.version(type_.form_version_id).fields
    )
    with connection.cursor() as cursor:
        statement = FILL.format(data=pairs)
        cursor.execute(statement, [type_.form_id, type_.form_version_id, count])
        cursor.execute(f"VACUUM ANALYZE records_form_{type_.form_id}")
    connection.close()
