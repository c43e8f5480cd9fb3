"""Pages that gather from everywhere: today, calendar, a class's home, the desk. No models."""
