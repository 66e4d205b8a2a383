"""The simulator: its sites conform, its portals answer, its defects are what they say."""
