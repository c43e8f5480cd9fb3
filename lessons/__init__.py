"""The work done in the room: what is assigned, read, written and marked."""
