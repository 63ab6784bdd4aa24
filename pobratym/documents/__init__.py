"""Papers and files: what is attached to whom, the numbered file of letters, PDF and DOCX engines.

Offers to other rooms: `{% files_of object %}` and `{% symbol_of object %}` (template tags),
`services.files.attach`, `services.symbols.set_symbol`, `services.papers.register`,
`pdf.render`, `word.render`, `sheets.write`; panels may be offered to the page "documents.paper".
"""
