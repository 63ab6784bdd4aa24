"""Is a partnership ready: three preconditions of success, and the capacity of both sides."""
