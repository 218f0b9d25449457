from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps.registry import Apps
from django.db import migrations, models

if TYPE_CHECKING:
    from gongdan.rules.models import RuleSet, RuleSetVersion

Content = dict[str, object]

WORDS = ("keyword_sets", "threshold", "margin_percent")
NAME = {"zh-CN": "关键词库", "en": "Keywords"}


def words_apart(apps: Apps, _schema: object) -> None:
    """Words that lay inside rules of classification become a definition of their own."""
    sets = apps.get_model("rules", "RuleSet")
    for rules in sets.objects.filter(purpose="classify").order_by("pk"):
        versions = list(rules.versions.order_by("no"))
        held = next((one for one in versions if one.state == "published"), None)
        draft = next((one for one in versions if one.state == "draft"), None)
        held_words = words_of(held)
        draft_words = words_of(draft)
        if held_words is not None or draft_words is not None:
            own = sets.objects.create(application=rules.application, purpose="keywords", name=NAME)
            keep_words(own, held, held_words, draft_words)
        if held is not None and "keyword_sets" in held.content:
            keep_rules(rules, held, highest=versions[-1].no)
        if draft is not None and "keyword_sets" in draft.content:
            draft.content = without_words(draft.content)
            draft.save(update_fields=["content"])


def words_of(version: RuleSetVersion | None) -> Content | None:
    if version is None or not version.content.get("keyword_sets"):
        return None
    return {
        "format": 1,
        **{name: version.content[name] for name in WORDS if name in version.content},
    }


def without_words(content: Content) -> Content:
    return {name: value for name, value in content.items() if name not in WORDS}


def keep_words(
    own: RuleSet,
    held: RuleSetVersion | None,
    held_words: Content | None,
    draft_words: Content | None,
) -> None:
    if held is not None and held_words is not None:
        own.versions.create(
            no=1,
            content=held_words,
            state="published",
            published_at=held.published_at,
            published_by=held.published_by,
        )
    if draft_words is not None and draft_words != held_words:
        own.versions.create(no=0, content=draft_words, state="draft")


def keep_rules(rules: RuleSet, held: RuleSetVersion, *, highest: int) -> None:
    """A published version never changes: the rules without the words are a new one."""
    rules.versions.filter(pk=held.pk).update(state="retired")
    rules.versions.create(
        no=highest + 1,
        content=without_words(held.content),
        state="published",
        published_at=held.published_at,
        published_by=held.published_by,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("rules", "0002_shadows_and_triggers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ruleset",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("keywords", "Keywords"),
                    ("classify", "Classify"),
                    ("priority", "Priority"),
                    ("dispatch", "Dispatch"),
                    ("triggers", "Triggers"),
                ],
                max_length=12,
            ),
        ),
        migrations.RunPython(words_apart, migrations.RunPython.noop),
    ]
