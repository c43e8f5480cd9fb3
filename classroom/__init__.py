"""The room: settings, people, and the small pieces every page shares.

Knows nothing of the work that is done in it (see `lessons`).
"""
