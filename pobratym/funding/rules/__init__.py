"""Rules of funding programmes: pure functions of plain values."""
