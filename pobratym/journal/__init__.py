"""The append-only record of who did what. Services write it in the transaction of the change."""
