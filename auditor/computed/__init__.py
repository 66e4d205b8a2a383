"""Tables that several rules share, filled while the index streams by."""
