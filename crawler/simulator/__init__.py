"""Loopback portals with known content and switchable faults, for the demo and the tests."""
