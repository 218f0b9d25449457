"""S5.1: the customer template that travels with the product, imported and filled in."""

from __future__ import annotations

from tests.stories.office import Office, good


def test_s5_1_the_shipped_template_keeps_customers_and_what_hangs_on_them(company: Office) -> None:
    administrator = company.client("administrator")
    package = good(administrator.get("package-examples/crm"))
    good(administrator.post("packages", {"package": package}), 201)

    def make(code: str, **answers: object) -> int:
        body = {"answers": answers}
        made = good(administrator.post(f"record-types/{code}/records", body), 201)
        return int(made["row"]["id"])

    client = make("client", name="华信银行", level="vip")
    make("contact", name="钱工", client=[client])
    deal = make("opportunity", name="机房改造", client=[client], amount="120000")
    make("follow-up", about="年前回访", client=[client], opportunity=[deal])
    found = good(administrator.get(f"record-types/client/records/{client}"))["back_links"]
    page = good(administrator.get("record-types/client/page"))

    told = {one["label"]["zh-CN"]: one["records"][0]["title"] for one in found if one["count"]}
    assert told == {"联系人": "钱工", "商机": "机房改造", "跟进": "年前回访"}
    assert [one["type"] for one in page["orders"]] == ["customer-request"]
