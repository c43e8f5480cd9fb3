import random

import django.db.models.deletion
from django.db import migrations, models


def give_letters(apps, schema_editor):
    """Whoever wrote where names are hidden keeps one letter from now on."""
    prompts = apps.get_model("discussions", "Prompt").objects.filter(names_hidden=True)
    letter = apps.get_model("discussions", "Letter")
    for prompt in prompts:
        authors = prompt.posts.filter(author__role="student").order_by()
        authors = list(authors.values_list("author", flat=True).distinct())
        random.shuffle(authors)
        letter.objects.bulk_create(
            letter(prompt=prompt, enrolment_id=author, place=place)
            for place, author in enumerate(authors)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0004_answers_go_with_their_discussion"),
        ("people", "0002_one_username_in_any_case"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="hidden_seen_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.enrolment",
                    ),
                ),
                (
                    "prompt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="discussions.prompt",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("prompt", "enrolment"), name="one_letter_per_person"
                    ),
                    models.UniqueConstraint(
                        fields=("prompt", "place"), name="letters_are_given_once"
                    ),
                ],
            },
        ),
        migrations.RunPython(give_letters, migrations.RunPython.noop),
    ]
