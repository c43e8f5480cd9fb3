"""Owns marks: scores against a rubric, their release, the marking desk and the gradebook.

Must not know what kind of work is marked.
"""
