"""Version 1. What is promised here stays: fields are added, never renamed or removed."""
