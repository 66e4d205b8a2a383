"""Files of portals: their text, read in a child process that may be killed."""
