"""What happens to a finished request: evidence first, then the index, as one transaction."""
