from django.db import migrations, models

FILL = """UPDATE channels_formlink SET key = code || '-' || id"""


class Migration(migrations.Migration):
    dependencies = [("channels", "0002_form_links")]
    operations = [
        migrations.AddField(
            model_name="formlink",
            name="key",
            field=models.CharField(default="", max_length=80),
            preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="formlink",
            constraint=models.UniqueConstraint(fields=["application", "key"], name="link_key_once"),
        ),
    ]
