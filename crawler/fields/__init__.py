"""Text in, value out: pure functions that read what a portal page states."""
