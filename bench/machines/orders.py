"""Many orders that wait, copied by SQL from a real one."""

from __future__ import annotations

from django.db import connection

COPIED = {
    "workorders_workorder": ("id", "number"),
    "workorders_flowinstance": ("id", "work_order_id"),
    "workorders_flowtoken": ("instance_id",),
    "workorders_flowtask": ("instance_id", "work_order_id", "assignee_id"),
    "workorders_stagevisit": ("instance_id", "work_order_id"),
    "workorders_holding": ("work_order_id",),
}
OWN_ID = ("workorders_workorder", "workorders_flowinstance")


def fill(template: int, count: int, voters: list[int]) -> None:
    """So many orders like the one given, their votes spread over the voters."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, changed in COPIED.items():
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s",
                [table],
            )
            names = [row[0] for row in cursor.fetchall()]
            kept = [one for one in names if one != "id" or table in OWN_ID]
            said = ", ".join(_said(one, changed, len(voters)) for one in kept)
            mine = "id" if table == "workorders_workorder" else "work_order_id"
            if table == "workorders_flowtoken":
                source = "instance_id IN (SELECT id FROM workorders_flowinstance WHERE work_order_id = %s)"
            else:
                source = f"{mine} = %s"
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(kept)}) SELECT {said} FROM {table} t,"
                f" generate_series(1::bigint, %s) AS n WHERE t.{source}",
                [*([voters] if "assignee_id" in changed else []), count, template],
            )
        cursor.execute("SET session_replication_role = origin")
        for table in COPIED:
            cursor.execute(f"VACUUM ANALYZE {table}")


def _said(name: str, changed: tuple[str, ...], voters: int) -> str:
    if name not in changed:
        return f"t.{name}"
    if name == "number":
        return "'COPY-' || n"
    if name == "assignee_id":
        return f"(%s::bigint[])[1 + n %% {voters}]"
    return "1000000 + n"
