"""Forms of the room. Fields of models are read with the cleaned fields of `core.forms`."""
