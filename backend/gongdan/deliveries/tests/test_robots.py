"""Robots of chat groups get the same text, each in its own shape."""

from __future__ import annotations

import pytest

from gongdan.deliveries.robots import robot_body


@pytest.mark.parametrize(
    ("url", "body"),
    [
        (
            "https://open.feishu.cn/open-apis/bot/v2/hook/x",
            {"msg_type": "text", "content": {"text": "到期"}},
        ),
        (
            "https://oapi.dingtalk.com/robot/send?access_token=x",
            {"msgtype": "text", "text": {"content": "到期"}},
        ),
        (
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x",
            {"msgtype": "text", "text": {"content": "到期"}},
        ),
        ("https://chat.example/hook", {"text": "到期"}),
        ("not an address", {"text": "到期"}),
    ],
)
def test_each_robot_takes_the_text_in_its_own_shape(url: str, body: dict[str, object]) -> None:
    assert robot_body(url, "到期") == body
