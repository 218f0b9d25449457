from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_shifts")]

    operations = [
        migrations.AddField(
            model_name="role",
            name="needs_second_step",
            field=models.BooleanField(default=False),
        ),
    ]
