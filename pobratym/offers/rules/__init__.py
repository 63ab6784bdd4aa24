"""Rules of needs and offers: pure functions of plain values."""
