"""What people write into a handbook between two builds; `%n` is a digit that is another one each time."""

from collections.abc import Mapping

ARTICLE = """\
title: A green tale
summary: Of one green cup
order: 2
status: published
published: 2026-09-0%n
"""
SIGN = """\
{% import "brush.html" as brush %}
{% macro sign(receipt) %}
<p>{{ brush.stroke("%n") }}</p>
{% endmacro %}
"""
HOME = """\
{% extends "default/home.html" %}
{% block canonical %}{{ super() }}<meta name="tint" content="green %n">{% endblock %}
"""
PERSONA = """\
{% extends "default/persona.html" %}
{% block canonical %}<meta name="tint" content="%n">{% endblock %}
"""
BASE = """\
{% extends "default/base.html" %}
{% block foot %}{{ shell.body.nothing }}{% endblock %}
"""

ENTITIES: Mapping[str, str] = {
    "articles/tale.yml": ARTICLE,
    "articles/tale.en.md": "## Once\n\nThere was a green cup, see [](practice:warm-the-cup).\n",
    "personas/guest.yml": "name: A green guest %n\nsegment: passer-by\nwho: %n0, in a hurry\nevidence: assumed\n",
    "practices/smile.yml": "title: Smile %n times\nkind: trend\nhorizon: next\n",
    "editions/2026-09.yml": "cut-off: 2026-09-2%n\n",
    "roles/cook.yml": "title: The green cook %n\n",
    "terms.yml": "sip:\n  name: {en: sip, zh-Hans: 一口}\n  means: Less than a green cup, %n in all\n",
    "improvements.yml": "opportunities:\n  handles: {title: Handles, owner: host, value: %n, effort: 2}\n",
    "calendar.yml": "fair: {name: {en: Green fair, zh-Hans: 青庙会}, from: 2026-08-1%n}\n",
}
TEMPLATES: Mapping[str, str] = {
    "brush.html": '{% macro stroke(word) %}<i title="green">%n{{ word }}</i>{% endmacro %}\n',
    "sign.html": SIGN,
    "home.html": HOME,
    "words.html": '{% extends "default/words.html" %}\n',
    "persona.html": PERSONA,
    "shelf.html": '{% extends "shelf.html" %}\n',
    "moved.html": '{% extends "default/moved.html" %}\n{# %n #}\n',
}
MISTAKES: Mapping[str, str] = {
    "content/metrics.yml": "nps: {kind: nps, question: cups.nothing}\n",
    "content/touchpoints.yml": "counter: [stall\n",
    "content/articles/why-we-ask.en.md": "## One question\n\nSee [](journey:no-such) and <b>this</b>.\n",
    "content/data/cups.csv": "day,lang,seg,tp,ltr,ease\n2026-08-01,E,R,C,eleven,3\n",
    "themes/stall/templates/base.html": BASE,
    "themes/stall/templates/sign.html": "{% macro sign(receipt) %}{{ receipt.x.y }}{% endmacro %}\n",
    "themes/stall/wording/en.yml": "nav.homes: Nowhere\n",
    "content/personas/regular.zh-Hans.yml": "needs: [没有]\nnobody: 谁\n",
}
