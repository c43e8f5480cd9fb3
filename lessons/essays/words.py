"""How far a count of words is from what is asked. Pure."""


def distance(words, least, most):
    """Return how far a count is outside its range: -12 is twelve too few, 0 is within."""
    if least and words < least:
        return words - least
    if most and words > most:
        return words - most
    return 0
