"""What stands between the crawl and the network: the egress guard and politeness."""
