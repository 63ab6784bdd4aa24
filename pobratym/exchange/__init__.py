"""What two partners say to each other and give: promises, needs, offers, hopes, fears, balance."""
