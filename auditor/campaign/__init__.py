"""From a command to its result: which sites, crawl, judge, write, and say what came out."""
