"""How far a page of a discussion reaches: what it sends back when it asks for what came since."""

from .names import keyed

MOST = 2**53


def reach_of(prompt, number):
    """Name the newest post a page shows, by its number; `post_number` reads it.

    Where names are hidden it is sealed: who could ask from any number on would learn the order.
    """
    if not number or not prompt.names_hidden:
        return str(number)
    return f"{number ^ cover(prompt)}-{seal(prompt, number)}"


def post_number(text, prompt):
    """Return the number in a page's reach; 0 for anything that no page of the prompt has sent."""
    digits, _dash, sealed = (text or "").partition("-")
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 17 else 0
    if not number or not prompt.names_hidden:
        return number
    number ^= cover(prompt)
    return number if sealed == seal(prompt, number) else 0


def cover(prompt):
    return keyed("cover", prompt.pk) % MOST


def seal(prompt, number):
    return str(keyed("seal", prompt.pk, number))
