"""What meeting services and mail programs write into the text of an invitation, in Swedish and English."""

import re
from pathlib import Path


def _phrases(file: str) -> str:
    """Patterns, a line for each, as one."""
    return "|".join(Path(__file__).with_name(file).read_text("utf-8").splitlines())


_FIRST_LABELS = "meet|meeting|zoom|webex|teams|jitsi|bbb|join|video|videomote|vc|conf|conference|mote"
_SECRETS_IN_ADDRESS = "pwd|passcode|password|pass|pin|token|tk|secret|key|auth|access_token"
_REST = r"[^\s<>\"]*"

LINK = re.compile(
    rf"(?i)(?:https?://|(?<![\w@./-]))(?:[\w-]+\.)*(?:{_phrases('meeting_hosts.txt')})(?![\w-]){_REST}"
    rf"|https?://(?:{_FIRST_LABELS})\d*\.{_REST}"
    rf"|https?://{_REST}(?:[?&;](?:{_SECRETS_IN_ADDRESS})=|/(?:meetup-join|join|j|wc|my)/\d){_REST}"
    rf"|https?://(?:www\.)?google\.com/(?:calendar|url){_REST}|https?://calendar\.google\.com/{_REST}"
    rf"|\b(?:sips?|skype|msteams|zoommtg|callto|tel|h323):[^\s<>\"]+"
    rf"|\b[\w.+-]+@(?:[\w-]+\.)*(?:webex|zoom|zoomcrc|lync|teams|vc|video|meet|pexip|t\.plcm)\.[\w.]+\b"
)
"""An address to connect to; also one that carries a secret, or leads to somebody's own calendar."""

_NUMBERED = (
    "mötes?|motes?|meeting|webinar|webinarium|konferens|conference|telefonkonferens|phone conference|videokonferens|"
    "video conference|event|personal meeting|personligt möte|vtc"
)
NUMBER = re.compile(
    rf"(?i)(?<!\w)(?:(?:{_NUMBERED})s?[ -]?(?:id|nummer|number|nr|key|nyckel)"
    r"|id f[öo]r m[öo]te\w*|id(?=\s*:\s*\d{3}))\b"
    r"[^\n:=\d]{0,25}[:=]?\s*[\d*#](?:[\s*#-]?\d){3,}#?"
    r"|(?<![\d+])\d{3}[ -]?\d{3,4}[ -]?\d{3,4}#"
)
NUMBER_LABEL = re.compile(rf"(?i)(?:.*(?<!\w))?\W*(?:{_NUMBERED})s?[ -]?(?:id|nummer|number|nr)\s*(?:\([^)]*\))?\W*")

_SECRET = (
    r"(?<![\w-])(?:mötes|motes|meeting\s)?(?:lösen(?:ord|kod)?|losen(?:ord|kod)?|pass\s?(?:code|word|phrase|kod)|pwd|"
    r"pin(?:[ -]?(?:kod|code|nummer))?|[åa]tkomstkod|access\s?code|s[äa]kerhets(?:kod|nyckel)|security\s(?:code|key)|"
    r"v[äa]rdnyckel|host\s(?:key|pin|code)|(?:deltagar|dörr|port)kod|participant\s(?:code|pin)|m[öo]teskod|"
    r"meeting code|kod(?=\s*[:=])|code(?=\s*[:=]))(?:et|en|n)?(?![\w-])"
)
SECRET = re.compile(
    rf"(?i:{_SECRET})(?:[^\n:=.!?]{{0,40}}?(?:[:=]|\b(?:är|is|blir)\b)\s*\S+"
    r"|\s+[\"'”(]?(?:(?=\S*\d)\S{3,}|(?=[a-zåäö]+[A-Z]|[A-Z]+[a-z]+[A-Z])\S{4,}))"
)
SECRET_LABEL = re.compile(rf"(?i)\W*{_SECRET}\s*(?:\([^)]*\))?\W*|.*{_SECRET}\s*[:=]\s*")
"""A line behind which the next one is what nobody may know."""

DIAL_IN = re.compile(
    r"(?i)\+?\d[\d\s().-]{5,}(?:,,|;)[\d,*#;]+"
    r"|\b(?:ring(?:a)? in|dial[\s-]?in|call[\s-]in|one[\s-]tap|inringning\w*|uppringning\w*|join by phone|"
    r"anslut (?:via|med) telefon|tele(?:fon)?konferens|audio conference|ring(?:a)? till mötet)\b[^\n]*\d{3}"
)
PHONE_LINE = re.compile(
    r"[\s•*·-]*(?:(?:tel|sweden|sverige|us|toll)\w*[\s:,]*)?\+?\(?\d[\d\s().,*#-]{6,}#?(?:[\s(,].*)?"
)
MOBILE = re.compile(r"(?<![\w/=.+-])(?:\+46[ -]?\(?0?\)?[ -]?|0046[ -]?|0)7[02369](?:[ -]?\d){7}(?!\d)")

HEADING = re.compile(rf"(?i)\W*(?:{_phrases('meeting_headings.txt')})\W*")

BOILERPLATE = re.compile(rf"(?i)\W*(?:{_phrases('meeting_boilerplate.txt')})\b.*")
BETWEEN = re.compile(
    r"(?i)\W*(?:topic|[äa]mne|time|tid)\s*:.*|\s*-{3,}\s*|\W*(?:l[äa]s mer|learn more|more info|hj[äa]lp|copyright)\b.*"
)
"""What stands between the paragraphs of a service, and elsewhere belongs to whoever wrote it."""
RULE = re.compile(r"\s*(?:[_=─━*~-]{6,}|-?::?[~:.-]{6,})\s*\.?\s*")
"""A line of signs, as services put around what is theirs."""

_MAIL_HEADS = (
    "from|fr[åa]n|to|till|cc|kopia|sent|skickat|subject|[äa]mne|required|optional|organi[sz]er|organisat[öo]r|"
    "(?:obligatoriska?|valfria?|inbjudna) deltagare|invitees|attendees|guests|g[äa]ster|inbjudna|m[öo]tesorganisat[öo]r"
)
MAIL_SENT = re.compile(r"(?i)\W*(?:sent|skickat|subject|[äa]mne)\s*:")
MAIL_HEAD = re.compile(rf"(?i)\W*(?:{_MAIL_HEADS})\s*:.*")
INVITATION = re.compile(rf"(?i)\W*(?:{_phrases('meeting_invitations.txt')})")

GUESTS = re.compile(
    r"(?i)\b(?:(?:obligatoriska?|valfria?|inbjudna) deltagare|(?:required|optional) attendees|attendees|invitees|"
    r"m[öo]tesorganisat[öo]r|organi[sz]er|organisat[öo]r)\s*:\s*\S"
    r"|\b(?:is inviting you to|bjuder in dig till|has invited you to|har bjudit in dig till)\b"
)

TITLE_PREFIX = re.compile(
    r"(?i)\A\s*(?:(?:fw|fwd|vb|re|sv|vid|inbjudan|uppdaterad inbjudan|invitation|updated invitation|accepted|"
    r"accepterad|godk[äa]nd|tentative|declined|avb[öo]jd|m[öo]tesinbjudan|m[öo]tesf[öo]rfr[åa]gan)\s*:\s*"
    r"|\[(?:extern|external)\]\s*)+"
)
CALLED_OFF = re.compile(
    r"(?i)\A\s*(?:cancell?ed(?: event)?|inst[äa]llt|inst[äa]lld|avbokat|avbokad|avbokning|avlyst)\s*(?::|–|-(?=\s))\s*"
)

_SERVICES = "teams zoom webex skype meet lync jitsi whereby facetime hangouts"
_ONLINE = (
    "online digitalt digital digitala virtuellt virtuell virtual distans remote nätet webbinarium webinar "
    "videomöte videosamtal onlinemöte teamsmöte zoommöte skypemöte webben länk link"
)
_FILLERS = (
    "microsoft ms google cisco for business för företag via på in i the a en ett till to med with kommer skickas ut "
    "länken meeting möte mote möten mötet video web webb line on conference call samtal internet träff"
)
SERVICES, ONLINE, FILLERS = (frozenset(words.split()) for words in (_SERVICES, _ONLINE, _FILLERS))
"""In what stands for a place and is none; the last may stand beside the two others."""
