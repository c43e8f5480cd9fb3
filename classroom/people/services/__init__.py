"""What is done to people, classes and terms: each act whole or not at all, with its audit row."""
