import django.db.models.deletion
from django.db import migrations, models

FIXED = """
CREATE FUNCTION rules_version_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'draft' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR NEW.state = 'draft'
        OR (NEW.rule_set_id, NEW.content, NEW.no, NEW.published_at, NEW.published_by)
        IS DISTINCT FROM (OLD.rule_set_id, OLD.content, OLD.no, OLD.published_at, OLD.published_by)
    THEN
        RAISE EXCEPTION 'a published version never changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER rules_rulesetversion_is_fixed BEFORE UPDATE OR DELETE ON rules_rulesetversion
    FOR EACH ROW EXECUTE FUNCTION rules_version_is_fixed();
"""

CHANGEABLE = """
DROP TRIGGER rules_rulesetversion_is_fixed ON rules_rulesetversion;
DROP FUNCTION rules_version_is_fixed();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RuleSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("application", models.CharField(blank=True, max_length=40)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("classify", "Classify"),
                            ("priority", "Priority"),
                            ("dispatch", "Dispatch"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("application", "purpose"), name="rule_set_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleSetVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("no", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("retired", "Retired"),
                        ],
                        max_length=12,
                    ),
                ),
                ("rev", models.PositiveIntegerField(default=1)),
                ("published_at", models.DateTimeField(null=True)),
                ("published_by", models.JSONField(null=True)),
                (
                    "rule_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="rules.ruleset",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule_set", "no"), name="rule_set_version_no_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("rule_set",),
                        name="rule_set_one_draft",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published")),
                        fields=("rule_set",),
                        name="rule_set_one_published",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FIXED, CHANGEABLE),
    ]
