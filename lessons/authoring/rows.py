"""Lists within a form: what a page sent, and what its buttons do to it. Pure.

A button only changes the page; saving changes the rows. So every button works without a script,
and what was typed survives them all.
"""


def count(data, name, most):
    """Return how many rows the page says it has; never more than `most`."""
    text = data.get(name, "")
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def typed(data, prefix, names, most):
    """Return what was sent as `<prefix><n>-<name>`, unchecked; `<prefix>s` says how many."""
    return [
        {name: data.get(f"{prefix}{n}-{name}", "") for name in names}
        for n in range(count(data, f"{prefix}s", most))
    ]


def change(rows, action, *, blank, most):
    """Apply a button: "add", "remove-1", "up-1" or "down-1"; what fits no row changes nothing."""
    verb, _dash, number = action.partition("-")
    rows = list(rows)
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else -1
    if verb == "add" and len(rows) < most:
        rows.append(blank())
    elif not 0 <= place < len(rows):
        return rows
    elif verb == "remove":
        del rows[place]
    elif verb == "up" and place:
        rows.insert(place - 1, rows.pop(place))
    elif verb == "down":
        rows.insert(place + 1, rows.pop(place))
    return rows


def formed(form, row, prefix, *, check, **options):
    """Return a form of `row`: bound, so that it says what is wrong, or only filled in."""
    if not check:
        return form(initial=row, prefix=prefix, **options)
    return form(
        {f"{prefix}-{name}": value for name, value in row.items()}, prefix=prefix, **options
    )
