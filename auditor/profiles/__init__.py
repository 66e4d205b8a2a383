"""Profiles: which rules apply to whom, with what parameters, on which clause. Data in TOML."""

from auditor.profiles.loader import load_profile, profile_ids
from auditor.profiles.model import Profile, RuleSetting
from auditor.profiles.problems import ProfileError

__all__ = ["Profile", "ProfileError", "RuleSetting", "load_profile", "profile_ids"]
