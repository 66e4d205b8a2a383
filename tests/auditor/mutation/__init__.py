"""Whether the cases hold the rules: every comparison and limit flipped, each flip tried.

mutmut and cosmic-ray were weighed: the one leaves module constants and TOML alone, the other
starts a process of seconds for each of some 1,500 mutants; here each is a fork of 0.1 s.
"""
