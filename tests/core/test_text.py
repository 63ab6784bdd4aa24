"""Text: cleaned, folded, sorted, romanised. Pure."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core import text

ukrainian = st.text(alphabet=text.ALPHABET + text.ALPHABET.upper() + "’ -", max_size=40)

# The examples of resolution No. 55 of the Cabinet of Ministers of 27.01.2010, letter by letter.
TABLE_55 = {
    "Алушта": "Alushta", "Андрій": "Andrii", "Борщагівка": "Borshchahivka",
    "Борисенко": "Borysenko", "Вінниця": "Vinnytsia", "Володимир": "Volodymyr",
    "Гадяч": "Hadiach", "Богдан": "Bohdan", "Згурський": "Zghurskyi", "Ґалаґан": "Galagan",
    "Ґорґани": "Gorgany", "Донецьк": "Donetsk", "Дмитро": "Dmytro", "Рівне": "Rivne",
    "Олег": "Oleh", "Есмань": "Esman", "Єнакієве": "Yenakiieve", "Гаєвич": "Haievych",
    "Короп’є": "Koropie", "Житомир": "Zhytomyr", "Жанна": "Zhanna", "Жежелів": "Zhezheliv",
    "Закарпаття": "Zakarpattia", "Казимирчук": "Kazymyrchuk", "Медвин": "Medvyn",
    "Михайленко": "Mykhailenko", "Іванків": "Ivankiv", "Іващенко": "Ivashchenko",
    "Їжакевич": "Yizhakevych", "Кадиївка": "Kadyivka", "Мар’їне": "Marine",
    "Йосипівка": "Yosypivka", "Стрий": "Stryi", "Олексій": "Oleksii", "Київ": "Kyiv",
    "Коваленко": "Kovalenko",
    "Лебедин": "Lebedyn", "Леонід": "Leonid", "Миколаїв": "Mykolaiv", "Маринич": "Marynych",
    "Ніжин": "Nizhyn", "Наталія": "Nataliia", "Одеса": "Odesa", "Онищенко": "Onyshchenko",
    "Полтава": "Poltava", "Петро": "Petro", "Решетилівка": "Reshetylivka",
    "Рибчинський": "Rybchynskyi", "Суми": "Sumy", "Соломія": "Solomiia", "Тернопіль": "Ternopil",
    "Троць": "Trots", "Ужгород": "Uzhhorod", "Уляна": "Uliana", "Фастів": "Fastiv",
    "Філіпчук": "Filipchuk", "Харків": "Kharkiv", "Христина": "Khrystyna",
    "Біла Церква": "Bila Tserkva", "Стеценко": "Stetsenko", "Чернівці": "Chernivtsi",
    "Шевченко": "Shevchenko", "Шостка": "Shostka", "Кишеньки": "Kyshenky",
    "Щербухи": "Shcherbukhy", "Гоща": "Hoshcha", "Гаращенко": "Harashchenko", "Юрій": "Yurii",
    "Корюківка": "Koriukivka", "Яготин": "Yahotyn", "Ярошенко": "Yaroshenko",
    "Костянтин": "Kostiantyn", "Знам’янка": "Znamianka", "Феодосія": "Feodosiia",
    "Згорани": "Zghorany", "Розгон": "Rozghon",
}  # fmt: skip


@pytest.mark.parametrize(("name", "latin"), TABLE_55.items(), ids=TABLE_55.values())
def test_transliterate_as_the_resolution_does(name: str, latin: str) -> None:
    assert text.transliterate(name) == latin


@pytest.mark.parametrize("apostrophe", list(text.APOSTROPHES))
def test_transliterate_leaves_out_every_apostrophe(apostrophe: str) -> None:
    assert text.transliterate(f"Знам{apostrophe}янка") == "Znamianka"


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("ПОЛТАВА", "POLTAVA"),
        ("ЩЕРБУХИ", "SHCHERBUKHY"),
        ("ЯГОТИН", "YAHOTYN"),
        ("Нова Щ", "Nova Shch"),
        ("Rzeszów — Жешув", "Rzeszów — Zheshuv"),
        ("", ""),
    ],
)
def test_transliterate_keeps_case_and_other_letters(name: str, latin: str) -> None:
    assert text.transliterate(name) == latin


@given(ukrainian)
def test_transliterate_leaves_no_cyrillic(name: str) -> None:
    assert not any("CYRILLIC" in unicodedata.name(c, "") for c in text.transliterate(name))


@given(st.text())
def test_slug_is_an_address_or_nothing(name: str) -> None:
    slug = text.slug(name)

    assert len(slug) <= 60
    assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in slug)
    assert not slug.startswith("-")
    assert not slug.endswith("-")


def test_sort_key_is_the_ukrainian_alphabet() -> None:
    words = [
        "ґава",
        "гай",
        "єнот",
        "ехо",
        "жук",
        "їжак",
        "іній",
        "йод",
        "з’їзд",
        "зїза",
        "юрта",
        "щука",
    ]

    assert sorted(words, key=text.sort_key) == [
        "гай", "ґава", "ехо", "єнот", "жук", "зїза", "з’їзд", "іній", "їжак", "йод", "щука", "юрта",
    ]  # fmt: skip


@given(st.text(), st.sampled_from(text.APOSTROPHES))
def test_sort_key_and_fold_pass_over_apostrophes(name: str, apostrophe: str) -> None:
    assert text.sort_key("а" + apostrophe + name) == text.sort_key("а" + name)
    assert text.fold("а" + apostrophe + "б") == "аб"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Rzeszów", "RZESZOW"),
        ("Łódź", "lodz"),
        ("Ґоґоль", "гоголь"),
        ("Знам’янка", "знам'янка"),
        ("Leinfelden-Echterdingen", "leinfelden echterdingen"),
        ("Reykjavík", "REYKJAVIK"),
        ("Ǻrhus", "arhus"),
        ("Straße", "STRASSE"),
        ("  Біла \u00a0 Церква ", "біла церква"),
    ],
)
def test_fold_finds_what_people_type(typed: str, stored: str) -> None:
    assert text.fold(typed) == text.fold(stored)


@given(st.text())
def test_fold_twice_is_fold_once(name: str) -> None:
    once = text.fold(name)

    assert text.fold(once) == once


@given(st.text())
def test_clean_line_is_one_line_and_stays_so(typed: str) -> None:
    cleaned = text.clean_line(typed)

    assert text.clean_line(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in cleaned)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("Пол\u200bтава", "Полтава"),
        ("\u202eавалтоП", "авалтоП"),
        ("Пол\u00adтава\ufeff", "Полтава"),
        ("два\nрядки\tй таб", "два рядки й таб"),
        ("половина \ud800 сурогата", "половина сурогата"),
        ("й", "й"),
        ("\x00", ""),
    ],
    ids=["zero-width", "direction", "soft-hyphen", "breaks", "surrogate", "composed", "null"],
)
def test_clean_line_of_hostile_input(typed: str, cleaned: str) -> None:
    assert text.clean_line(typed) == cleaned


def test_clean_block_keeps_its_lines() -> None:
    assert text.clean_block("  один \r\n\r\nдва\rтри\u200b  ") == "один\n\nдва\nтри"
