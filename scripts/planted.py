"""Makes one translation of the reference handbook stale, on purpose: run it after `cxsite i18n accept`.

So that readers, and the pages' tests, have one of each mark before their eyes, the handbook has two planted passages:

- stale: `PARAGRAPH` of an article got its last clause, `SINCE`, after it had been put into Traditional Chinese;
- not translated: the `note` of the claim `changi-half-hour` has no wording in Simplified Chinese.

`cxsite i18n accept` would call the first one fresh again; this puts the hash of the older paragraph back.
"""

from pathlib import Path

from cxsite.read.files import digest

CONTENT = Path(__file__).parents[1] / "content"
ARTICLE, LANGUAGE = "articles/counting-honestly", "zh-Hant"
PARAGRAPH = "Other customers would have given"
SINCE = ", also because people could be recognized"


def planted(lock: str, article: str) -> str:
    """Return the lock with the paragraph's line as it was before the last clause was written.

    Args:
        lock: the text of `i18n.lock`, just accepted or planted before.
        article: the text of the article in the source language.
    """
    (now,) = [block for block in article.split("\n\n") if block.startswith(PARAGRAPH)]
    before = now.replace(SINCE, "")
    fresh, stale = (f"{LANGUAGE} {digest(text)}\n" for text in (now, before))
    return "".join(
        line.replace(fresh, stale) if line.startswith(f"{ARTICLE}#") else line
        for line in lock.splitlines(keepends=True)
    )


def main(content: Path = CONTENT) -> None:
    """Plant it."""
    lock = content / "i18n.lock"
    article = (content / f"{ARTICLE}.en.md").read_text(encoding="utf-8")
    lock.write_text(planted(lock.read_text(encoding="utf-8"), article), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
