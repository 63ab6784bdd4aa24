"""Rules about ties: pure functions of plain values. No ORM, no HTTP, no clock."""
