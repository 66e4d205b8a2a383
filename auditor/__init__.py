"""The right half of the house: judge an index by dated, cited rules and report."""
