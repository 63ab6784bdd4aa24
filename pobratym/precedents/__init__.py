"""What others agreed: rows of the state register, and public agreements of other communities."""
