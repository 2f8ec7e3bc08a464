"""The front page: the whole archive as a sheet of squares, and what happened on this day."""

import json
import re
from pathlib import Path

from fictional_archive import article, edition, print_site

from sitegen.site.themes import shipped_themes


def dated(*dates):
    return {f"{number}.md": article(f"No {number}", date=date) for number, date in enumerate(dates)}


def squares(page):
    """Each square of the map: what it says and where it leads."""
    sheet = page.split('<figure class="map"')[1].split("</svg>")[0]
    return re.findall(r'<a href="([^"]+)"><title>([^<]+)</title>', sheet)


def row_names(page):
    sheet = page.split('<figure class="map"')[1].split("</svg>")[0]
    return re.findall(r'<text x="0"[^>]*>([^<]+)<', sheet)


def home(tmp_path, files, **options):
    return print_site(edition(tmp_path, files, **options))["index.html"]


def test_a_square_tells_its_month_and_leads_to_it(tmp_path):
    """In words too, for those who hear the page."""
    page = home(tmp_path, dated("1998-03-04", "1998-03-05", "1998-12", "1997-01-01"))
    assert squares(page) == [
        ("1998/03/index.html", "March 1998: 2 articles"),
        ("1998/12/index.html", "December 1998: 1 article"),
        ("1997/01/index.html", "January 1997: 1 article"),
    ]
    assert '<a href="archive/index.html">The same in figures</a>' in page


def test_articles_without_a_month_have_a_square_too(tmp_path):
    page = home(tmp_path, dated("1998", "1998-03"))
    assert ("1998/index.html", "1998, month unknown: 1 article") in squares(page)


def test_the_busiest_month_has_the_fullest_ink(tmp_path):
    page = home(tmp_path, dated(*["1998-03"] * 30, *["1998-04"] * 7, "1998-05"))
    shades = re.findall(r'</title><path class="shade-(\d)"', page)
    assert shades == ["5", "3", "1"]


def test_a_long_archive_has_a_row_for_each_decade(tmp_path):
    """From 1700 to 2020; a decade without articles is an empty row."""
    page = home(tmp_path, dated(*(str(year) for year in range(1700, 2021, 5) if year // 10 != 175)))
    assert squares(page)[-1] == ("1705/index.html", "1705: 1 article")
    assert row_names(page)[0] == "2020s" and row_names(page)[-1] == "1700s"
    assert len(row_names(page)) == 33


def test_a_stray_date_makes_no_long_sheet(tmp_path):
    page = home(tmp_path, dated("1200", "1998"))
    assert row_names(page) == ["1990s", "⋯", "1200s"]


def test_an_archive_without_dates_has_no_sheet(tmp_path):
    page = home(tmp_path, {"a.md": article()})
    assert "<svg" not in page and "On this day" not in page


def on_this_day(site, day):
    call = re.fullmatch(r"onThisDay\((.*)\);\n", site[f"on-this-day/{day}.js"])
    return json.loads(call[1])


def test_a_day_of_the_year_has_a_file_with_its_articles_oldest_first(tmp_path):
    """One of each year; a day that is not known belongs to no day of the year."""
    site = print_site(
        edition(tmp_path, dated("1998-03-04", "1998-03-04", "1961-03-04", "1970-03", "1980-02-29"))
    )
    assert sorted(one for one in site if one.startswith("on-this-day")) == [
        "on-this-day/02-29.js",
        "on-this-day/03-04.js",
    ]
    assert [(one["year"], one["title"], one["href"]) for one in on_this_day(site, "03-04")] == [
        (1961, "No 2", "2.html"),
        (1998, "No 0", "0.html"),
    ]


def test_of_very_many_years_some_are_chosen_at_equal_steps(tmp_path):
    site = print_site(edition(tmp_path, dated(*(f"{year}-03-04" for year in range(1700, 1860)))))
    assert [one["year"] for one in on_this_day(site, "03-04")] == list(range(1700, 1860, 20))


def test_the_front_page_says_which_days_have_a_file(tmp_path):
    """A browser asks for no file that is not there."""
    page = home(tmp_path, dated("1998-03-04", "1998-12-31"))
    days = re.search(r'data-days="([0-9a-f]{96})"', page)[1]
    known = {
        (month + 1, day + 1)
        for month in range(12)
        for day in range(31)
        if int(days[8 * month : 8 * month + 8], 16) >> day & 1
    }
    assert known == {(3, 4), (12, 31)}


def test_without_a_script_the_day_is_not_there(tmp_path):
    """What a script shows is hidden until it has something."""
    page = home(tmp_path, dated("1998-03-04"))
    assert re.search(r'<section class="today"[^>]* hidden>', page)


def test_a_title_cannot_leave_its_file(tmp_path):
    """It may hold what ends a string, a line or a script."""
    title = "\u2028</script>\"');alert(1)//"
    site = print_site(edition(tmp_path, {"a.md": article(json.dumps(title), date="1998-03-04")}))
    assert site["on-this-day/03-04.js"].isascii()
    assert on_this_day(site, "03-04")[0]["title"] == title.strip()


def shown_on(browser, tmp_path, dates, today):
    """What a browser shows of a day, from disk; and what it complains about."""
    for address, text in print_site(edition(tmp_path, dated(*dates))).items():
        file = tmp_path / "site" / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8") if isinstance(text, str) else None
    page = browser.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.clock.set_fixed_time(today)
    page.goto(f"file://{tmp_path}/site/index.html", wait_until="networkidle")
    section = page.locator(".today")
    text = section.inner_text() if section.is_visible() else ""
    page.close()
    assert complaints == []
    return " ".join(text.split())


def test_a_browser_shows_the_articles_of_its_day_in_earlier_years(browser, tmp_path):
    """Not those of this year, and nothing on a day without any."""
    dates = ["1961-03-04", "1998-03-04", "2020-03-04"]
    assert shown_on(browser, tmp_path / "a", dates, "2020-03-04T12:00:00") == (
        "On this day No 0 4 March 1961 No 1 4 March 1998"
    )
    assert shown_on(browser, tmp_path / "b", dates, "2021-03-05T12:00:00") == ""


def test_the_script_is_small(tmp_path):
    site = Path(shipped_themes(), "default/assets/on-this-day.js").read_bytes()
    assert len(site) < 1_500
