from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from pobratym.places import keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rzeszów", "RZESZOW"),
        ("Ґданськ", "Гданськ"),
        ("Гданськ", "Гданск"),
        ("Кам’янець", "Кам'янець"),
        ("Кам’янець", "Kamianets"),
        ("Кальмар", "Kalmar"),
        ("Київ", "Kyiv"),
        ("Їжаківці", "Yizhakivtsi"),
        ("Боярка", "Boyarka"),
        ("Згурівка", "Zghurivka"),
        ("Орёл", "Орел"),
        ("Івано-Франківськ", "ивано франкивск"),
        ("Филадельфия", "Філадельфія"),
        ("Łódź", "Lodz"),
        ("i\u0307stanbul", "İstanbul"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert keys.key(one) == keys.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Szczecin", "Щецин"), ("Filderstadt", "Фільдерштадт"), ("Kielce", "Кельце")],
)
def test_names_that_sound_alike_have_one_sound(one: str, other: str) -> None:
    assert keys.sound(keys.key(one)) == keys.sound(keys.key(other))


@pytest.mark.parametrize("name", ["北京", "თბილისი", "القاهرة", "", " ’ - "])
def test_a_name_in_another_script_has_no_key(name: str) -> None:
    assert keys.key(name) == ""


@given(st.text())
def test_a_key_is_plain_short_and_its_own_key(text: str) -> None:
    key = keys.key(text)

    assert key == "" or ((key.isascii() and key.isalnum() and key.islower()) or key.isdigit())
    assert len(key) <= keys.KEY_LENGTH
    assert keys.key(key) == key


@given(st.text())
def test_case_does_not_matter(text: str) -> None:
    assert keys.key(text.casefold()) == keys.key(text)


def slipped(word: str, alphabet: str, data: st.DataObject) -> str:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(alphabet))
    return data.draw(
        st.sampled_from(
            [
                word[:place] + letter + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + word[place + 1 :],
                word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            ]
        )
    )


@pytest.mark.parametrize("alphabet", ["abdefklmnoprtuvx", "абвдежзклмнопртуфхцчшщюя"])
@given(data=st.data())
def test_one_slip_leaves_one_half_in_reach(alphabet: str, data: st.DataObject) -> None:
    name = data.draw(st.text(alphabet, min_size=4, max_size=20))
    shape = keys.shape(keys.key(name))
    typed = keys.shape(keys.key(slipped(name, alphabet, data)))
    assume(OSA.distance(shape, typed) <= 1)  # more when two letters fall together

    first, second = keys.halves(shape)
    firsts, seconds = keys.halves_within_reach(typed)

    assert first in firsts or second in seconds


def test_parts_are_the_longer_words_after_the_first() -> None:
    assert keys.parts("Leinfelden-Echterdingen am Main") == ["Echterdingen", "Main"]
    assert keys.parts("Кам’янець") == []
