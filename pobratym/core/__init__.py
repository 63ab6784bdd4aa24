"""What has no subject: errors, language, calendar, money, text, pages, and the places where
rooms meet without knowing each other (panels, timeline, attention, search, tables, navigation)."""
