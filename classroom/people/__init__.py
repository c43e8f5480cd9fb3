"""Owns users, schools, terms, classes (`Course`), who is in them, and the gate to their pages.

Must not know what work is done in a class.
"""
