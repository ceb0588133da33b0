"""What the network is for, on the pages of a built site: goals, concept, follow-up, plan, topical calls, actors."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.website.conftest import Builds, Built, build

pytestmark = pytest.mark.thorough

TODAY = "2026-11-22"
Own = Callable[[str], Built]

CALL = """---
title: The flood
summary: Cellars under water along the quay.
from: 2026-05-10
until: 2026-05-20
message: Come and carry sandbags.
ways_in: [apprenticeship]
areas: [harbour]
---
Bring boots.
"""


@pytest.fixture
def site(integrationspakten: Own) -> Built:
    return integrationspakten(TODAY)


# Goals


def test_a_goal_stands_in_its_exact_words_with_what_carries_it(site: Built) -> None:
    text = site.text("mal/lokala-forum/")
    assert "”Integrationspakten ska genom lokala forum i stadens fokusområden förstärka, synliggöra," in text
    assert "Lokal nätverksträff på Järva" in text
    assert "Utvärderingen visade att deltagarna var mycket nöjda." in text
    assert "Skärholmen: Vi har inga uppgifter efter juni 2024." in text


def test_former_goals_are_tables_that_say_what_took_their_place(site: Built) -> None:
    page = site.page("om/mal-tidigare/")
    rows = [row.text_content().split()[0] for row in page.xpath("//main//tbody/tr")]
    assert rows == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3"]
    assert page.xpath("//main//table//th[@scope='col']/text()")[:3] == ["Resultatmål", "Indikatorer", "Datainsamling"]
    successors = page.xpath("//section[@aria-labelledby='former-2']//ul//a/@href")
    assert successors == ["../../mal/lokala-forum/", "../../mal/tematiska-forum/"]


def test_history_says_what_was_decided_and_what_was_proposed(site: Built) -> None:
    stones = site.page("om/historik/").xpath("//ol[contains(@class, 'pakten-timeline')]/li")
    told = {" ".join(stone.xpath("string(h3)").split()): " ".join(stone.text_content().split()) for stone in stones}
    assert "Beslut, diarienummer AMF 2021/314" in told["Nämnden godkänner inriktningen 2021"]
    assert "Förslag, diarienummer AMF 2023/546" in told["Förslag till ny inriktning"]
    assert told["Förslag till ny inriktning"].startswith("21 maj 2024")
    assert told["Pandemin och en intern genomlysning"].startswith("våren 2020")


# The local concept


def test_the_area_that_held_the_concept_shows_all_its_parts(site: Built) -> None:
    steps = site.page("omraden/jarva/").xpath("//ol[contains(@class, 'pakten-progress')]/li")
    assert [(step.xpath("string(h3)"), step.xpath("string(p[1])")) for step in steps] == [
        ("Nätverksträff", "Genomfört, läs hur det blev"),
        ("Rundabordssamtal", "Genomfört, läs hur det blev"),
        ("Uppföljning och kommunikation", "Genomfört, läs hur det blev"),
    ]


def test_the_value_chain_is_drawn_as_one_list_of_who_does_what(site: Built) -> None:
    (figure,) = site.page("om/lokalt-koncept/").xpath("//figure[contains(@class, 'pakten-chain')]")
    # What is read as the name of the whole.
    assert figure.xpath("string(figcaption)") == "Värdeskapandekedjan"
    steps = [" ".join(step.xpath("string()").split()) for step in figure.xpath("ol/li")]
    assert steps[2] == "Jobbtorg och Vuxenutbildning: Är på plats"
    assert len(steps) == len(figure.xpath(".//strong")) == 5
    assert not figure.xpath(".//text[@*]")


def test_an_area_says_the_tagline_in_its_own_form(site: Built) -> None:
    tagline = site.page("omraden/farsta/").xpath("string(//*[contains(@class, 'pakten-band__tagline')])")
    assert tagline == "Integrationspakten – nätverket för en mer inkluderande arbetsmarknad i Farsta"


# Follow-up and plan


def test_a_year_is_told_goal_by_goal_and_names_its_gaps(site: Built) -> None:
    headings = site.page("uppfoljning/2024/").xpath("//main//section//h2/text()")
    assert headings == ["Lokala forum", "Tematiska forum", "Vid sidan av målen"]
    text = site.text("uppfoljning/2024/")
    assert "Planen 2024 var att sprida modellen till de övriga fokusområdena." in text
    assert text.count("Vi har inga uppgifter efter juni 2024") == 1


def test_a_year_of_which_nothing_is_known_says_so(site: Built) -> None:
    for path in ("uppfoljning/2025/", "kalender/2025/", "kalender/2026/", "aktivitetsplan/2026/"):
        assert site.text(path).count("Vi har inga uppgifter efter juni 2024") == 1
        assert "Inga träffar" not in site.text(path)
    assert "2026" in site.page("kalender/").xpath("string(//section[@aria-labelledby='archive'])")


def test_a_goal_judges_no_year_before_it_was_set(site: Built) -> None:
    assert site.page("uppfoljning/2022/").xpath("//main//h2/text()")[:1] == ["Innan dagens mål sattes"]


def test_a_held_event_without_a_recap_is_named_as_a_gap(network: Path) -> None:
    events = network / "events.yaml"
    text = events.read_text("utf-8")
    start, end = text.index("  recap:\n"), text.index("- id: breakfast")
    events.write_text(text[:start] + text[end:], "utf-8")
    built = build(network)
    assert built.status == 0, built.said
    assert "Meeting at the harbour, 12 May 2026: Not followed up." in built.text("follow-up/2026/")
    gaps = built.page("goals/local-forums/").xpath("//section[@aria-labelledby='gaps']//li")
    assert "Not followed up." in gaps[0].text_content()


def test_the_activity_plan_has_a_table_for_each_quarter(neighbours: Built) -> None:
    page = neighbours.page("activity-plan/2026/")
    assert page.xpath("//main//h2/text()")[:4] == [f"Quarter {n}" for n in (1, 2, 3, 4)]
    row = [" ".join(cell.text_content().split()) for cell in page.xpath("(//main//tbody/tr)[1]/*")]
    assert row[:2] == ["12 May 2026, 09:00–11:30", "Meeting at the harbour"]


def test_what_was_gathered_afterwards_is_no_plan(site: Built) -> None:
    years = site.page("aktivitetsplan/").xpath("//main//ul[@class='pakten-years']/li")
    told = [(year.findtext(".//span[@aria-hidden]"), year.get("data-since"), year.get("data-until")) for year in years]
    assert told == [("2027", "2027-01-01", None), ("2026", None, "2026-12-31")]


# Charts


def test_every_figure_of_a_chart_stands_in_its_table_with_question_base_and_source(site: Built) -> None:
    charts = site.page("om/utvardering-2020/").xpath("//figure[contains(@class, 'pakten-chart')]")
    assert len(charts) == 8
    for chart in charts:
        assert len(chart.xpath(".//tbody//td")) == len(chart.xpath(".//tbody//td//rect"))
        assert "Fråga:" in chart.xpath("string(.//caption)")
        said = " ".join(chart.xpath("string(*[@class='pakten-chart__note'])").split())
        assert all(word in said for word in ("Svaren gäller:", "Svarsfrekvens: 40 procent", "Källa: Sweco"))


def test_several_columns_of_figures_share_one_scale(site: Built) -> None:
    (chart,) = site.page("om/utvardering-2020/").xpath("//figure[contains(@class, 'pakten-chart--several')]")
    bars = [
        (cell.xpath("string(*[@class='pakten-chart__figure'])"), cell.xpath("string(.//rect/@width)"))
        for cell in chart.xpath(".//tbody//td")
    ]
    assert bars == [("47 %", "47.0"), ("35 %", "35.0"), ("50 %", "50.0"), ("25 %", "25.0")]


# Topical calls, ways in, actors


def test_a_closed_call_is_in_the_archive_and_not_on_the_front_page(site: Built) -> None:
    assert site.page("").xpath("//*[@data-first]") == []
    archive = site.page("aktuellt/").xpath("//section[@aria-labelledby='archive']//h3//a/text()")
    assert archive == ["Mottagandet från Ukraina 2022"]
    assert "Vårens digitala träff med fokus på Ukraina" in site.text("aktuellt/ukraina-2022/")


@pytest.mark.parametrize(
    ("day", "notice"), [("2026-05-09", "hidden"), ("2026-05-10", "shown"), ("2026-05-20", "shown"), ("2026-05-21", "")]
)
def test_a_call_is_on_the_front_page_from_its_first_day_to_its_last(network: Path, day: str, notice: str) -> None:
    call(network)
    built = build(network, day)
    assert built.status == 0, built.said
    sections = built.page("").xpath("//section[@data-until='2026-05-20']")
    assert ["hidden" if section.get("hidden") is not None else "shown" for section in sections] == [notice] * (
        1 if notice else 0
    )


def test_a_way_in_shows_where_it_leads_and_what_leads_to_it(site: Built) -> None:
    assert chain(site, "welcome-house")["Leder vidare till"] == ["Etableringscentrum"]
    assert chain(site, "etableringscentrum")["Hit leder också"] == ["Arbetsgivarnära insatser", "Welcome House"]


def test_actors_stand_with_what_they_did_by_sector_and_by_area(site: Built) -> None:
    page = site.page("aktorer/")
    did = page.xpath("//li[@id='nobina']//li/a/text()")
    assert "Uppstart och mingel 2023" in did
    assert page.xpath("//nav//a/@href") != []
    jumps = {link.removeprefix("#") for link in page.xpath("//main//nav//a/@href") if link.startswith("#")}
    assert {"private", "civil-society", "public", "in-jarva", "in-farsta"} <= jumps
    assert jumps <= set(page.xpath("//@id"))


# One change, and exactly the right pages


@pytest.mark.parametrize(
    ("file", "before", "after", "pages"),
    [
        pytest.param(
            "events.yaml",
            "The bakery met two apprentices.",
            "The bakery and the mill met apprentices.",
            {"calendar/harbour-meeting/", "goals/local-forums/", "follow-up/2026/"},
            id="a recap",
            marks=pytest.mark.thorough,
        ),
        pytest.param(
            "events.yaml",
            "steps: [meeting]",
            "steps: [round_table]",
            {"areas/harbour/", "calendar/harbour-meeting/"},
            id="a step",
            marks=pytest.mark.thorough,
        ),
        pytest.param(
            "content/topical/flood.md",
            "Come and carry sandbags.",
            "The water is falling. Come and clean.",
            {"", "topical/", "topical/flood/"},
            id="a topical call",
        ),
    ],
)
def test_a_change_reaches_exactly_the_pages_that_tell_it(
    network: Path, builds: Builds, file: str, before: str, after: str, pages: set[str]
) -> None:
    call(network)
    was = html_of(builds.good(network))
    path = network / file
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")
    second = build(network)
    assert second.status == 0, second.said
    now = html_of(second)
    assert was.keys() == now.keys()
    assert {page for page in now if now[page] != was[page]} == pages


def chain(site: Built, way: str) -> dict[str, list[str]]:
    groups = site.page(f"vagar-in/{way}/").xpath("//aside//dl/div")
    return {group.xpath("string(dt)"): group.xpath("dd/a/text()") for group in groups}


def call(network: Path) -> None:
    folder = network / "content" / "topical"
    folder.mkdir()
    (folder / "flood.md").write_text(CALL, "utf-8")


def html_of(built: Built) -> dict[str, bytes]:
    return {
        name.removesuffix("index.html"): content for name, content in built.files().items() if name.endswith(".html")
    }
