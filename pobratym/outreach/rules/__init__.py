"""What the office knows about first contacts, as pure functions of plain values."""
