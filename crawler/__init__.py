"""The left half of the house: fetch portals, read pages, keep one index per site."""
