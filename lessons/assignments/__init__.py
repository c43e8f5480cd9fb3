"""Owns what is given to a class, to whom, until when, and in which state each student's side is.

Must not know what the work of a kind consists of.
"""
