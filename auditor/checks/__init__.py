"""The rules, one file per family: small functions found by walking this package."""
