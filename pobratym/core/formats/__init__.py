"""How dates and numbers are written where Django's own habits differ from those of our readers."""
