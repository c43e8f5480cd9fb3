"""Names in addresses, as the format of modules wants them. Pure."""

from django.utils.text import slugify

LONGEST = 40


def slug_of(text, instead):
    """Return `text` in small letters, digits and single hyphens; `instead` where none remain."""
    return slugify(text.replace("_", "-"))[:LONGEST].strip("-") or instead


def free_name(wanted, taken):
    """Return `wanted`, or with the first number behind it that is not taken."""
    name, n = wanted, 1
    while name in taken:
        n += 1
        name = f"{wanted}-{n}"
    return name
