"""A page with nothing but the maps of Poltava's partners, for `test_maps.py`."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from pobratym.places.maps.draw import MapPoint, Words

HOME = MapPoint(label="Полтава", lat=49.5883, lon=34.5514, country="UA", href="#home")
PARTNERS = [
    MapPoint(label=label, lat=lat, lon=lon, country=country, href=f"#partner-{number}", note=since)
    for number, (label, lat, lon, country, since) in enumerate(
        [
            ("Фільдерштадт", 48.657, 9.2205, "DE", "з 1988"),
            ("Лайнфельден-Єхтердінген", 48.6941, 9.1681, "DE", "з 1988"),
            ("Остфільдерн", 48.727, 9.2495, "DE", "з 1988"),
            ("Боржомі", 41.8469, 43.3971, "GE", "з 2011"),
            ("Свєнтохловіце", 50.2964, 18.9173, "PL", "з 2023"),
            ("Жешув", 50.0413, 21.999, "PL", "з 2023"),
            ("Велико Тирново", 43.0812, 25.629, "BG", ""),
            ("Кальмар", 56.6616, 16.3616, "SE", "з 2023"),
            ("Фермо", 43.163, 13.7227, "IT", "з 2023"),
            ("Люксембург", 49.6098, 6.1327, "LU", "з 2023"),
            ("Великі Капушани", 48.552, 22.0804, "SK", "з 2024"),
        ]
    )
]
PAGE = """{% load maps ui %}<!doctype html><html lang="uk"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Map</title>{% stylesheets %}</head><body>
<main class="main"><h1>Партнери</h1>
{% ties_map "europe" points words home=home element_id="europe" %}
{% ties_map "world" points words home=home element_id="world" %}</main></body></html>"""


@login_not_required
def show(request: HttpRequest) -> HttpResponse:
    words = Words(title="Партнери Полтави на мапі", legend={"live": "живе партнерство"})
    context = {"points": PARTNERS, "home": HOME, "words": words}
    return HttpResponse(engines["django"].from_string(PAGE).render(context))


urlpatterns = [path("maps/", show)]
