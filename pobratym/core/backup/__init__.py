"""One file with everything an installation knows: database, uploads, and what proves them whole."""
