"""The desk: Today, tasks and work plan, search across rooms, imports and exports."""
