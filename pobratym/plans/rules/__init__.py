"""Rules about plans, tone, balance and readiness: pure functions of plain values."""
