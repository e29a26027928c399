"""A handbook of many journeys, the work that the program exists for.

A journey has five stages of eight steps, and every step happens at a touchpoint that people answered questions about.
There is a touchpoint for every five journeys and a persona for every twenty, beside a few that any handbook has.
"""

from pathlib import Path

from bench.answers import write_answers
from bench.folders import write_yaml
from bench.sentences import Said, Speaker

Values = dict[str, object]
"""What stands in a file, or a part of it."""

STEPS = 8
CLASSES = ("pre", "first", "core", "core", "last")
CHANNELS = {
    "app": ("digital", "App", "手机应用"),
    "website": ("digital", "Website", "网站"),
    "branch": ("physical", "Branch", "网点"),
    "phone": ("voice", "Phone", "电话"),
}
EMOTIONS = {
    "frustrated": (-2, "Frustrated", "受挫"),
    "unsure": (-1, "Unsure", "拿不准"),
    "curious": (0, "Curious", "好奇"),
    "relieved": (1, "Relieved", "松了口气"),
    "delighted": (2, "Delighted", "惊喜"),
}
ROLES = {
    "digital": ("Digital channels", "数字渠道部"),
    "service": ("Customer service", "客户服务部"),
    "operations": ("Operations", "运营部"),
}
METRICS = {
    "nps": {"kind": "nps", "question": "answers.recommend", "every": "quarter", "owner": "digital"},
    "satisfaction": {
        "name": {"en": "Satisfaction", "zh-Hans": "满意度"},
        "kind": "share",
        "question": "answers.satisfaction",
        "counts": "4 to 5",
        "every": "quarter",
        "owner": "service",
    },
    "effort": {"kind": "ces2", "question": "answers.ease", "every": "quarter", "owner": "digital"},
    "feeling": {"kind": "emotion", "question": "answers.mood", "every": "quarter", "owner": "operations"},
}


def write_journeys(content: Path, journeys: int) -> None:
    """Write so many journeys below `content`, with everything they speak of."""
    touchpoints = tuple(f"touchpoint-{number:03d}" for number in range(40 + journeys // 5))
    personas = tuple(f"persona-{number:02d}" for number in range(4 + journeys // 20))
    _write_lists(content, touchpoints)
    for number, persona in enumerate(personas):
        _write_persona(content, persona, number)
    for number in range(journeys):
        _write_journey(content, number, personas[number % len(personas)], touchpoints)
    write_yaml(content / "metrics.yml", METRICS)
    write_answers(content, touchpoints)


def _write_lists(content: Path, touchpoints: tuple[str, ...]) -> None:
    lists = {
        "channels": {
            name: {"type": kind, "name": _both(Said(en, zh))} for name, (kind, en, zh) in CHANNELS.items()
        },
        "emotions": {
            name: {"score": score, "name": _both(Said(en, zh))} for name, (score, en, zh) in EMOTIONS.items()
        },
        "segments": {
            "newcomer": {"name": _both(Said("New in town", "新市民"))},
            "resident": {"name": _both(Said("Resident", "本地居民"))},
        },
        "modes": {"sms": {"name": _both(Said("Text message", "短信"))}},
    }
    write_yaml(content / "lists.yml", lists)
    channels, owners = tuple(CHANNELS), tuple(ROLES)
    places = {
        name: {
            "channel": channels[number % len(channels)],
            "owner": owners[number % len(owners)],
            "name": _both(Said(f"Counter {number + 1}", f"{number + 1}号柜台")),
        }
        for number, name in enumerate(touchpoints)
    }
    write_yaml(content / "touchpoints.yml", places)
    for name, (en, zh) in ROLES.items():
        write_yaml(content / "roles" / f"{name}.yml", {"title": en})
        write_yaml(content / "roles" / f"{name}.zh-Hans.yml", {"title": zh})


def _write_persona(content: Path, name: str, number: int) -> None:
    speaker = Speaker(name)
    who, behaves = speaker.say("who"), speaker.say("behaves")
    needs, frustrations = speaker.some("need", 3), speaker.some("frustration", 2)
    source: Values = {
        "name": f"Customer {number + 1}",
        "segment": "newcomer",
        "who": who.en,
        "behaves": behaves.en,
        "needs": [{"text": need.en, "status": "unmet"} for need in needs],
        "frustrations": [each.en for each in frustrations],
        "evidence": "researched",
    }
    words: Values = {
        "name": f"第{number + 1}位客户",
        "who": who.zh,
        "behaves": behaves.zh,
        "needs": [need.zh for need in needs],
        "frustrations": [each.zh for each in frustrations],
    }
    _write_pair(content / "personas", name, source, words)


def _write_journey(content: Path, number: int, persona: str, touchpoints: tuple[str, ...]) -> None:
    name = f"journey-{number:04d}"
    speaker = Speaker(name)
    summary, goal, scenario = (speaker.say(part) for part in ("summary", "goal", "scenario"))
    stages = [
        _stage(speaker, title, kind, touchpoints)
        for title, kind in zip(speaker.stages(), CLASSES, strict=True)
    ]
    source: Values = {
        "title": f"Journey {number + 1}",
        "summary": summary.en,
        "persona": persona,
        "goal": goal.en,
        "scenario": scenario.en,
        "owner": speaker.one_of(tuple(ROLES)),
        "status": "published",
        "reviewed": "2026-09-15",
        "evidence": "researched",
        "measures": list(METRICS),
        "stages": {f"stage-{index}": stage for index, (stage, _) in enumerate(stages)},
    }
    words: Values = {
        "title": f"第{number + 1}段旅程",
        "summary": summary.zh,
        "goal": goal.zh,
        "scenario": scenario.zh,
        "stages": {f"stage-{index}": stage for index, (_, stage) in enumerate(stages)},
    }
    _write_pair(content / "journeys", name, source, words)


def _stage(speaker: Speaker, title: Said, kind: str, touchpoints: tuple[str, ...]) -> tuple[Values, Values]:
    goal, leaves = speaker.say("goal"), speaker.say("leaves")
    steps = [_step(speaker, touchpoints) for _ in range(STEPS)]
    source: Values = {"name": title.en, "goal": goal.en, "class": kind, "leaves": leaves.en}
    words: Values = {"name": title.zh, "goal": goal.zh, "leaves": leaves.zh}
    source["steps"] = {f"step-{index}": step for index, (step, _) in enumerate(steps)}
    words["steps"] = {f"step-{index}": step for index, (_, step) in enumerate(steps)}
    return source, words


def _step(speaker: Speaker, touchpoints: tuple[str, ...]) -> tuple[Values, Values]:
    said = {part: speaker.say(part) for part in ("does", "thinks", "expects")}
    lanes = {part: speaker.some(part, 2) for part in ("frontstage", "backstage", "support")}
    pain, severity = speaker.say("pain"), speaker.number(1, 5)
    source: Values = {"at": speaker.one_of(touchpoints), "feels": speaker.one_of(tuple(EMOTIONS))}
    source |= {part: each.en for part, each in said.items()}
    source |= {"takes": f"{speaker.number(2, 50)} min", "pains": [{"text": pain.en, "severity": severity}]}
    source |= {part: [each.en for each in lane] for part, lane in lanes.items()}
    words: Values = {part: each.zh for part, each in said.items()}
    words |= {"pains": [pain.zh]} | {part: [each.zh for each in lane] for part, lane in lanes.items()}
    return source, words


def _write_pair(folder: Path, name: str, source: Values, words: Values) -> None:
    write_yaml(folder / f"{name}.yml", source)
    write_yaml(folder / f"{name}.zh-Hans.yml", words)


def _both(said: Said) -> dict[str, str]:
    return {"en": said.en, "zh-Hans": said.zh}
