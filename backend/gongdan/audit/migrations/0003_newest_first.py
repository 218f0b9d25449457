from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_chain")]

    operations = [
        migrations.AddIndex("entry", models.Index(fields=["at", "id"], name="entry_newest")),
    ]
