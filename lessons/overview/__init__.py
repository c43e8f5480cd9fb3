"""Pages that gather from everywhere: today, a class's home, the teacher's desk. No models."""
