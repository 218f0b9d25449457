"""Points on the earth: degrees, distances, fences."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from gongdan.expressions.values import canonical
from gongdan.forms import settings
from gongdan.forms.definition import Json

EARTH_METERS = 6_371_008.8
_STEP = Decimal("0.000001")


def place(value: Mapping[str, object]) -> dict[str, Json] | None:
    """Latitude and longitude as text; empty when neither is given, nothing when one is wrong."""
    if value.get("lat") is None and value.get("lng") is None:
        return {}
    lat, lng = _degrees(value.get("lat"), 90), _degrees(value.get("lng"), 180)
    return {"lat": lat, "lng": lng} if lat is not None and lng is not None else None


def meters(value: object) -> int | None:
    """A distance in whole meters."""
    number = settings.decimal_of(value)
    return int(number) if number is not None and 0 <= number < 10**7 else None


def is_fence(value: object) -> bool:
    """A circle on the map."""
    return (
        isinstance(value, Mapping)
        and value.keys() == {"lat", "lng", "meters"}
        and bool(place(value))
        and settings.whole(1, 1_000_000)(value["meters"])
    )


def beyond(point: Mapping[str, object], fence: object) -> int:
    """How many meters a point lies outside a fence; nought inside or without one."""
    if not isinstance(fence, Mapping):
        return 0
    away = distance(point, fence) - float(str(fence["meters"]))
    return max(0, math.ceil(away))


def distance(one: Mapping[str, object], other: Mapping[str, object]) -> float:
    """Meters between two points along the surface (haversine)."""
    lat1, lng1, lat2, lng2 = (
        math.radians(float(str(point[name]))) for point in (one, other) for name in ("lat", "lng")
    )
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lng2 - lng1) / 2) ** 2
    )
    return 2 * EARTH_METERS * math.asin(min(1.0, math.sqrt(half)))


def _degrees(value: object, most: int) -> str | None:
    number = settings.decimal_of(value)
    if number is None or abs(number) > most:
        return None
    return canonical(number.quantize(_STEP, ROUND_HALF_UP))
