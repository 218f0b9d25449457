"""Addresses of people, teams, departments, roles, keys and signing in."""

from ninja import Router

from gongdan.accounts.api import (
    me,
    organization,
    people,
    rights,
    security,
    shifts,
    sign_in,
    stand_ins,
    viewing,
)

router = Router(tags=["accounts"])
for part in (me, people, stand_ins, shifts, organization, rights, security, sign_in, viewing):
    router.add_router("", part.router)
