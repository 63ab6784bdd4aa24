"""Does a text ask or offer? A gentle hint by the words found, for every room where one writes."""
