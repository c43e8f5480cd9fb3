"""Owns "check the claim": claims, which of them an assignment gives, how students judge them.

A verdict, a correction or a source leaves this app towards a student only beside the own ruling.
"""
