"""The main pages, and who opens them; ``{repair}`` is the number of an order under way."""

from __future__ import annotations

CONSOLE = {
    "sign-in": (None, "/sign-in"),
    "work": ("handler", "/work/team"),
    "board": ("lead", "/work/all?as=board"),
    "order": ("handler", "/work-orders/{repair}"),
    "new": ("lead", "/new"),
    "to-do": ("handler", "/todo"),
    "team": ("lead", "/team"),
    "standing-still": ("lead", "/team/standstill"),
    "to-claim": ("lead", "/todo?list=pool"),
    "review": ("lead", "/reports"),
    "people": ("administrator", "/admin/people"),
    "departments": ("administrator", "/admin/departments"),
    "teams": ("administrator", "/admin/teams"),
    "companies": ("administrator", "/admin/companies"),
    "roles": ("administrator", "/admin/roles"),
    "api-keys": ("administrator", "/admin/api-keys"),
    "calendars": ("administrator", "/admin/calendars"),
    "calendar": ("administrator", "/admin/calendars/standard"),
    "audit": ("administrator", "/admin/audit"),
    "kept-mail": ("administrator", "/admin/kept-mail"),
    "categories": ("administrator", "/build/categories?app=facilities"),
    "keywords": ("administrator", "/build/keywords?app=facilities"),
    "priority": ("administrator", "/build/priority?app=facilities"),
    "dispatch": ("administrator", "/build/dispatch?app=facilities"),
    "promises": ("administrator", "/build/sla?app=facilities"),
}
PORTAL = {
    "portal-sign-in": (None, "/portal/sign-in"),
    "portal-look-up": (None, "/portal/look-up"),
    "portal-public": (None, "/portal/public"),
    "portal-public-form": (None, "/portal/public/service-inquiry"),
    "portal-home": ("requester", "/portal"),
    "portal-services": ("requester", "/portal/services"),
    "portal-form": ("requester", "/portal/services/equipment-repair"),
    "portal-requests": ("requester", "/portal/requests"),
    "portal-request": ("requester", "/portal/requests/{repair}"),
    "portal-inbox": ("requester", "/portal/inbox"),
    "portal-me": ("requester", "/portal/me"),
}
