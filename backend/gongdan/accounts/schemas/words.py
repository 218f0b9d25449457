"""Kinds of values that several bodies hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Address = Annotated[str, Field(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+$")]
Application = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,39})?$")]
Name = Annotated[str, Field(min_length=1, max_length=120)]
ShortText = Annotated[str, Field(max_length=120)]
Language = Literal["", "zh-CN", "en"]
TextIn = dict[Annotated[str, StringConstraints(pattern=r"^(zh-CN|en)$")], ShortText]
Id = Annotated[int, Field(gt=0, le=2**63 - 1)]
