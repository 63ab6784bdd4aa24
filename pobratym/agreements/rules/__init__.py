"""Rules about agreements: pure functions of plain values. No ORM, no HTTP, no clock."""
