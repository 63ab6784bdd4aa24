"""Rules about plans: pure functions of plain values."""
