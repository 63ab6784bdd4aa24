"""Everything that changes promises and what both sides say."""
