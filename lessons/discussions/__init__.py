"""Discussions: prompts, posts and what they do, groups, stands, safety.

It knows the class, its assignments and modules; it does not know essays or other kinds of work.
"""
