"""First contact and being found: routes, letters, answers, the board of leads.

A lead is a tie of `partners` that has not begun; what was said to it is the log of `talks`.
This room keeps only what nobody else does: which road was taken, the letters, a pause, answers
by link; who helps stands in `registers`. See docs/adr/outreach-board.md.
"""
