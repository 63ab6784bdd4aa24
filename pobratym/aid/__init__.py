"""Help received and given: from whom, what, when; campaigns and calls; donors to write to."""
