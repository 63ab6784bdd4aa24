"""Maps of ties, drawn on the server. Pages use `{% ties_map %}` of `templatetags/maps.py`.

`projection` knows the formulas, `basemap` the outlines we ship, `labels` where names fit, and
`draw` puts them together. No models, no requests. Decision: docs/adr/maps.md.
"""
