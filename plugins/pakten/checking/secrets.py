"""Keys and passwords of programs in what is public: whoever finds one acts in the name of the network.

The shapes are those that their makers have published, so that they can be found.
"""

import re
from collections.abc import Iterator

from pakten.checking.finding import words_of
from pakten.checking.positions import Positions
from pakten.domain.code import Code
from pakten.domain.problem import Problem

_SECRET = re.compile(
    # GitHub, GitLab, AWS, Slack, Google, Stripe, npm, PyPI, SendGrid and the AI services.
    r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}|gl(?:pat|ptt|dt|rt|cbt)-[\w-]{20,}|(?:AKIA|ASIA)[A-Z0-9]{16}"
    r"|xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{20,}|AIza[\w-]{35}|ya29\.[\w-]{20,}|[rs]k_live_\w{16,}|whsec_[\w+/=]{24,}"
    r"|npm_[A-Za-z0-9]{36}|pypi-AgE[\w-]{50,}|SG\.[\w-]{22}\.[\w-]{43}|sk-(?:ant-|proj-)?[\w-]{32,})"
    # A signed token, a private key, a name and a password in an address, a signed address of Azure, a webhook.
    r"|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}|-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
    r"|\b(?:https?|ftps?|ssh|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqps?)://[^\s:@/\"'<>]+:[^\s@/\"'<>]{3,}@"
    r"|(?<=[?&])sig=[A-Za-z0-9%+/]{40,}|https://hooks\.slack\.com/services/T\w+/B\w+/\w+"
    r"|https://(?:\w+\.)?webhook\.office\.com/webhookb2/\S{36,}"
)
_SHOWN = 8


def secrets(file: str, text: str) -> Iterator[Problem]:
    """Each is told of by its beginning: reports are read by many."""
    at = Positions(file, text)
    for found in words_of(text).found(_SECRET):
        yield Problem.of(Code.SECRET, at(*found.span()), value=found.group()[:_SHOWN])
