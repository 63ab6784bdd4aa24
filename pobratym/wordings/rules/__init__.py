"""Rules of wordings: do two languages say the same? Pure functions of plain values."""
