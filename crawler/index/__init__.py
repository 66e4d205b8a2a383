"""The contract between the two halves: one SQLite file per site."""
