from django.db import migrations, models


def copy_last_choices(apps, schema_editor):
    """Of answers given before, only the last choice is known: it stands in for the first."""
    apps.get_model("reading", "Answer").objects.update(first_chosen=models.F("chosen"))


class Migration(migrations.Migration):
    dependencies = [
        ("reading", "0006_what_goes_with_a_question"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="first_chosen",
            field=models.JSONField(default=list, verbose_name="first choice"),
        ),
        migrations.RunPython(copy_last_choices, migrations.RunPython.noop),
    ]
