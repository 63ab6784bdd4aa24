"""What people type about wordings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import BlockField, LineField
from pobratym.wordings.selectors import Book
from pobratym.wordings.states import Phrase, Section


class ClauseForm(forms.Form):
    section = forms.ChoiceField(label=_("Section"), choices=Section)
    name_uk = LineField(label=_("Name (Ukrainian)"), max_length=150)
    name_en = LineField(label=_("Name (English)"), max_length=150, required=False)
    text_uk = BlockField(
        label=_("Wording (Ukrainian)"),
        required=False,
        max_length=5_000,
        help_text=_("{parties}, {years}, {notice}, {copies}, {languages}, {report} are filled in."),
    )
    text_en = BlockField(label=_("Wording (English)"), required=False, max_length=5_000)


class PhrasesForm(forms.Form):
    """Headings and labels of papers in one language."""

    reader = LineField(
        label=_("Read by a speaker of the language"),
        max_length=150,
        required=False,
        help_text=_("Name and office. Empty: nobody has read them yet."),
    )

    def __init__(self, *args: Any, book: Book, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for phrase in Phrase:
            field = LineField(label=phrase.label, max_length=150, required=False)
            field.initial = book.text(language, phrase)
            field.help_text = book.text("en", phrase) if language != "en" else ""
            field.widget.attrs["lang"] = language
            self.fields[phrase.value] = field
        self.fields["reader"].initial = ", ".join(book.readers(language))
        self.order_fields([*Phrase.values, "reader"])

    def words(self) -> dict[str, str]:
        return {phrase: self.cleaned_data[phrase] for phrase in Phrase.values}
