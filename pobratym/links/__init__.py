"""Whether addresses of partners still answer: asked politely at night, shown where they stand."""
