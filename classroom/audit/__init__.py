"""Owns the append-only record of privileged acts.

Knows people and things only by number and name, so that its rows outlive them.
"""
