from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_shared(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    views = apps.get_model("records", "SavedView")
    views.objects.filter(is_shared=True).update(scope="everyone")


def share_again(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    views = apps.get_model("records", "SavedView")
    views.objects.filter(scope="everyone").update(is_shared=True)


class Migration(migrations.Migration):
    dependencies = [("records", "0007_imports")]
    operations = [
        migrations.AddField(
            model_name="savedview",
            name="kind",
            field=models.CharField(
                choices=[
                    ("grid", "Grid"),
                    ("board", "Board"),
                    ("calendar", "Calendar"),
                    ("gallery", "Gallery"),
                    ("timeline", "Timeline"),
                ],
                default="grid",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="scope",
            field=models.CharField(
                choices=[("private", "Private"), ("team", "Team"), ("everyone", "Everyone")],
                default="private",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="team_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="savedview",
            name="subject",
            field=models.CharField(max_length=60),
        ),
        migrations.RunPython(keep_shared, share_again),
        migrations.RemoveField(model_name="savedview", name="is_shared"),
    ]
