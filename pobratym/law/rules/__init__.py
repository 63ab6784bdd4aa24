"""Rules of the law: which applies, what it lets a community decide, when a term ends. Pure."""
