from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]

    operations = [
        migrations.RemoveIndex("notice", "notice_newest"),
        migrations.AddIndex(
            "notice", models.Index(fields=["person", "-at", "-id"], name="notice_newest")
        ),
    ]
