"""Owns lesson modules: their sections, checks and terms, the reader, and who has read what."""
