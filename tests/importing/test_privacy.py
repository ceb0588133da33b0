"""What only those who are invited may know reaches no text, wherever it stands; what an organiser wrote stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakten.importing.privacy import cleaned, cleaned_title, is_way_to_join, may_be_persons

RULE = "_" * 80
GOOGLE_RULE = "-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-"
BLOCKS = {
    "teams": f"""{RULE}
Microsoft Teams-möte
Anslut på din dator, mobilapp eller rumsenhet
Klicka här för att ansluta till mötet<https://teams.microsoft.com/l/meetup-join/SECRET>
Mötes-ID: 345 678 901 22
Lösenord: SECRETa1
Eller ring in (endast ljud)
+46 8 502 413 11,,987654321#   Sweden, Stockholm
Telefonkonferens-ID: 987 654 321#
Hitta ett lokalt nummer<https://dialin.teams.microsoft.com/SECRET> | Återställ PIN-kod<https://dialin.teams.microsoft.com/x>
{RULE}""",
    "teams in English, without lines": """Microsoft Teams Need help?
Join the meeting now<https://teams.microsoft.com/l/meetup-join/SECRET>
Meeting ID: 345 678 901 22
Passcode: SECRETa1
For organizers: Meeting options<https://teams.microsoft.com/meetingOptions/?organizerId=SECRET>""",
    "zoom": """Förnamn Efternamn is inviting you to a scheduled Zoom meeting.

Topic: Möte
Time: Feb 3, 2027 08:00 AM Stockholm

Join Zoom Meeting
https://us02web.zoom.us/j/98765432100?pwd=SECRET

Meeting ID: 987 6543 2100
Passcode: SECRET7

---

One tap mobile
+46844682488,,98765432100#,,,,*987654# Sweden

Dial by your location
• +46 8 446 824 88 Sweden
• +46 8 5053 9728 Sweden

Find your local number: https://us02web.zoom.us/u/SECRET""",
    "zoom in Swedish": """Förnamn Efternamn bjuder in dig till ett schemalagt Zoom-möte.

Anslut till Zoom-möte
https://exempel.zoom.us/j/98765432100?pwd=SECRET

Mötes-ID: 987 6543 2100
Lösenkod: SECRET7""",
    "meet": f"""{GOOGLE_RULE}
Anslut med Google Meet: https://meet.google.com/SECRET-hij
Eller ring: (SE) +46 8 505 454 00 PIN: 987 654 321#
Fler telefonnummer: https://tel.meet/SECRET-hij?pin=9876543210
Redigera inte det här avsnittet.
{GOOGLE_RULE}""",
    "webex": """When it's time, join your Webex meeting here.

https://stad.webex.com/stad/j.php?MTID=SECRET

More ways to join:

Join by meeting number
Meeting number (access code): 2370 987 6543
Meeting password: SECRET1

Tap to join from a mobile device (attendees only)
+46-10-9876543,,23709876543## Sweden Toll

Join from a video system or application
Dial 23709876543@stad.webex.com""",
    "skype": """Anslut till Skype-möte<https://meet.lync.com/x/y/SECRET>

Anslut via telefon
+46 8 987 65 43 (Sverige)
Konferens-ID: 9876543""",
    "prose": "Länken är https://zoom.us/j/98765?pwd=SECRET och lösenordet är SECRET7.",
    "labels alone": "Lösenord:\nSECRET7\n\nMötes-ID:\n987 654 321",
    "mail": """-----Ursprungligt meddelande-----
Från: Förnamn Efternamn <fornamn.efternamn@exempel.se>
Skickat: den 20 november 2026 09:00
Till: Förnamn Efternamn
Ämne: SECRET""",
    "guests": "Obligatoriska deltagare: Förnamn Efternamn; Annat Efternamn",
    "person": "Kontakta Förnamn Efternamn, fornamn.efternamn@exempel.se eller 070-987 65 43.",
}
SECRETS = ("SECRET", "98765", "987 65", "345 678", "Efternamn", "efternamn", "502 413", "505 454", "446 824", "5053")
OWN = (
    "Vi bakar bröd tillsammans.",
    "- 09.00 Kaffe\n- 09.30 Samtal",
    "Ta med en vän! Frågor: kansli@exempel.se, 08-508 00 000.",
)


@pytest.mark.parametrize("name", BLOCKS)
def test_nothing_of_a_service_is_left_and_nothing_else_is_lost(name: str) -> None:
    before, between, after = OWN
    one = cleaned(f"{before}\n\n{between}\n\n{BLOCKS[name]}\n\n{after}")
    assert one.text == f"{before}\n\n{between}\n\n{after}"
    assert one.taken


@given(
    names=st.lists(st.sampled_from(sorted(BLOCKS)), min_size=1, max_size=4),
    own=st.lists(st.sampled_from(OWN), max_size=4),
)
def test_no_secret_is_left_wherever_services_have_written(names: list[str], own: list[str]) -> None:
    parts = [part for pair in zip(names, [*own, *OWN * 4], strict=False) for part in (BLOCKS[pair[0]], pair[1])]
    text = cleaned("\n".join(parts)).text
    assert [secret for secret in SECRETS if secret in text] == []
    text = cleaned("\r\n\r\n".join(parts)).text
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Vi pratar om lösenord och säkerhet.",
            "Läs mer på https://exempel.se/traff",
            "Ring 08-508 00 000.",
            "Ingen kod.",
        ),
        *(
            "Program\n------\n09.00 Kaffe",
            "Till: alla som vill\nFrån: 9 till 10",
            "Läs mer: https://exempel.se/x",
            "Hjälp till!",
        ),
    ],
)
def test_what_an_organiser_wrote_stays(text: str) -> None:
    assert cleaned(text).text == text
    assert cleaned(text).taken == ()


@pytest.mark.parametrize(
    ("title", "right"),
    [
        *(("FW: Digital träff", "Digital träff"), ("SV: VB: Möte", "Möte"), ("Inställt: Frukost", "Frukost")),
        ("Inbjudan: Frukost @ ons 3 feb 2027 08:00 - 09:00 (CET) (x@exempel.se)", "Frukost"),
        ("Träff https://zoom.us/j/1?pwd=2", "Träff"),
        ("Frukost – bröd och jobb", "Frukost – bröd och jobb"),
        ("Arbetsgivare: så gör ni", "Arbetsgivare: så gör ni"),
        ("Mötet blev inställt – och sedan?", "Mötet blev inställt – och sedan?"),
        ("(Nästan) alla med", "(Nästan) alla med"),
        ("(https://zoom.us/j/123456789) Frukost", "Frukost"),
    ],
)
def test_title_is_what_the_event_is_called(title: str, right: str) -> None:
    assert cleaned_title(title).text == right


@pytest.mark.parametrize(
    ("place", "joins"),
    [
        *(
            ("Microsoft Teams Meeting", True),
            ("Zoom", True),
            ("https://meet.example/x", True),
            ("Digitalt via Zoom", True),
        ),
        *(("Online", True), ("Microsoft Teams-möte", True), ("Folkets Husby", False), ("Mötesrummet", False)),
        *(("Biblioteket", False), ("Digitalt och på Kvarnen", False)),
    ],
)
def test_a_place_is_somewhere_one_can_go(place: str, joins: bool) -> None:
    assert is_way_to_join(place) is joins


@pytest.mark.parametrize(
    ("mailbox", "is_persons"),
    [
        *(("kansli@exempel.se", False), ("info.natverk@exempel.se", False), ("fornamn.efternamn@exempel.se", True)),
        *(("info@gmail.com", True), ("MAILTO:fornamn@exempel.se", True)),
    ],
)
def test_mailbox_of_a_function_is_known_by_its_word(mailbox: str, is_persons: bool) -> None:
    assert may_be_persons(mailbox) is is_persons
