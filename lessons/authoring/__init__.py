"""Owns the writing of modules: the pages, earlier versions, and what a copy was made from."""
