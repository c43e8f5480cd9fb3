"""How each language writes dates, where it is not as Django does."""
