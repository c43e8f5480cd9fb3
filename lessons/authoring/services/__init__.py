"""What an author does to a module: each act whole or not at all, with a version behind it."""
