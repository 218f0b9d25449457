"""Simple drawn pictures that stand in for the photos people take."""

from __future__ import annotations

import io
from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 640, 480
STEEL = ((92, 108, 116), (120, 132, 138), (74, 88, 96), (138, 128, 112))
FLOOR = ((196, 192, 184), (180, 184, 182), (206, 200, 188))
RED, YELLOW, DARK, OIL = (178, 40, 36), (228, 178, 44), (40, 46, 50), (52, 42, 30)


def lockout_photo(rng: Random) -> bytes:
    """A switch box with a red tag and a padlock."""
    image, draw = _ground(rng)
    left = rng.randint(170, 230)
    draw.rectangle((left, 70, left + 220, 400), fill=(208, 212, 214), outline=DARK, width=4)
    draw.rectangle((left + 80, 130, left + 140, 210), fill=DARK)
    draw.rectangle((left + 98, 120, left + 122, 180), fill=RED)
    draw.arc((left + 86, 210, left + 134, 268), 180, 360, fill=DARK, width=8)
    draw.rectangle((left + 78, 240, left + 142, 300), fill=YELLOW, outline=DARK, width=3)
    draw.polygon(
        [(left + 40, 310), (left + 180, 310), (left + 180, 388), (left + 40, 388)], fill=RED
    )
    draw.rectangle((left + 56, 326, left + 164, 340), fill="white")
    draw.rectangle((left + 56, 352, left + 140, 362), fill="white")
    return _jpeg(image)


def machine_photo(rng: Random) -> bytes:
    """A machine with something wrong beneath it."""
    image, draw = _ground(rng)
    color = rng.choice(STEEL)
    draw.rectangle((80, 150, 560, 340), fill=color, outline=DARK, width=4)
    draw.rectangle((120, 190, 300, 300), fill=(168, 190, 196), outline=DARK, width=3)
    for x in range(340, 540, 40):
        draw.ellipse((x, 200, x + 22, 222), fill=rng.choice((RED, YELLOW, (80, 150, 96))))
    x = rng.randint(140, 380)
    draw.ellipse((x, 350, x + rng.randint(90, 190), 384), fill=OIL)
    return _jpeg(image)


def screen_photo(rng: Random) -> bytes:
    """A screen with an error on it."""
    image, draw = _ground(rng)
    draw.rectangle((90, 60, 550, 360), fill=DARK)
    blue = rng.choice(((24, 74, 148), (236, 238, 240), (30, 34, 38)))
    draw.rectangle((106, 76, 534, 344), fill=blue)
    for row in range(5):
        draw.rectangle(
            (130, 110 + row * 34, 130 + rng.randint(120, 360), 124 + row * 34), fill=(150, 170, 190)
        )
    draw.rectangle((290, 360, 350, 410), fill=DARK)
    draw.rectangle((230, 404, 410, 420), fill=DARK)
    return _jpeg(image)


def part_photo(rng: Random) -> bytes:
    """Parts laid out on a cloth."""
    image, draw = _ground(rng)
    for _ in range(rng.randint(4, 7)):
        x, y, size = rng.randint(60, 480), rng.randint(60, 340), rng.randint(40, 110)
        draw.ellipse((x, y, x + size, y + size), fill=rng.choice(STEEL), outline=DARK, width=3)
        draw.ellipse(
            (x + size // 4, y + size // 4, x + size * 3 // 4, y + size * 3 // 4), fill=DARK
        )
    return _jpeg(image)


def _ground(rng: Random) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (WIDTH, HEIGHT), rng.choice(FLOOR))
    draw = ImageDraw.Draw(image)
    wall = rng.choice(((226, 228, 226), (214, 220, 222), (232, 228, 220)))
    draw.rectangle((0, 0, WIDTH, rng.randint(240, 320)), fill=wall)
    return image, draw


def _jpeg(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=80)
    return written.getvalue()
