"""Files that nobody should send and everybody does: what each of them means, to the byte.

Each case is a file of one survey and either what its answers come to or the place and the code of everything that is
wrong with it. Lines and columns are those of an editor: physical lines, columns in characters.
"""

import codecs
from dataclasses import dataclass

HEADER = "day,lang,seg,tp,w,ltr,words\n"
GOOD = "2026-01-02,en,Y,1,1,9,fine\n"
OTHER = "2026-01-03,en,R,2,1,4,\n"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file and what it means.

    Attributes:
        claim: what is the matter with it.
        data: its bytes.
        answers: how many answers there are and what they add up to, None where something is wrong.
        problems: `line:column code` of everything that is wrong, in reading order.
        says: what the first message says, "" where that is not looked at.
        hint: what its hint says, likewise.
        encoding: what the dataset says of its files.
    """

    claim: str
    data: bytes
    answers: tuple[int, float] | None = None
    problems: tuple[str, ...] = ()
    says: str = ""
    hint: str = ""
    encoding: str = "utf-8"


def rows(*lines: str, header: str = HEADER) -> bytes:
    """Return a file in UTF-8 with these lines below its header."""
    return (header + "".join(lines)).encode()


def cell(column: str, value: str) -> bytes:
    """Return a file with one row, in which one cell says this."""
    cells = dict(zip(HEADER.strip().split(","), GOOD.strip().split(","), strict=True)) | {column: value}
    return rows(",".join(cells.values()) + "\n")


def fine(claim: str, data: bytes, n: int = 1, total: float = 9, encoding: str = "utf-8") -> Hostile:
    """Return a file that looks odd and is right."""
    return Hostile(claim, data, (n, total), encoding=encoding)


def bad(
    claim: str, data: bytes, *problems: str, says: str = "", hint: str = "", encoding: str = "utf-8"
) -> Hostile:
    """Return a file with something wrong in it."""
    return Hostile(claim, data, None, problems, says, hint, encoding)


TRADITIONAL = "日期,推薦\n2026-01-02,9\n2026-01-03,很不滿意，櫃檯排隊等了一個小時\n"
SIMPLIFIED = "日期,推荐\n2026-01-02,9\n2026-01-03,很不满意，柜台排队等了一个小时\n"

NUMBERS = (
    fine("a blank before and a tab behind a number", cell("ltr", " 9\t")),
    fine("leading zeros", cell("ltr", "009")),
    fine("minus zero", cell("ltr", "-0"), total=0),
    fine("a number in quotation marks", cell("ltr", '"9"')),
    fine("a number in quotation marks behind a blank", cell("ltr", ' "9"')),
    bad("a decimal answer is not rounded", cell("ltr", "8.5"), "2:21 bad-answer"),
    bad("a whole number with a point is none", cell("ltr", "9.0"), "2:21 bad-answer"),
    bad("an underscore between digits", cell("ltr", "1_0"), "2:21 bad-answer"),
    bad("a number with an exponent", cell("ltr", "1e1"), "2:21 bad-answer"),
    bad("a hexadecimal number", cell("ltr", "0x9"), "2:21 bad-answer"),
    bad("a plus sign", cell("ltr", "+9"), "2:21 bad-answer"),
    bad("not a number", cell("ltr", "nan"), "2:21 bad-answer"),
    bad("infinity", cell("ltr", "inf"), "2:21 bad-answer"),
    bad("words for a number", cell("ltr", "nine"), "2:21 bad-answer", says="`nine` is not an answer"),
    bad(
        "a full-width digit",
        cell("ltr", "９"),
        "2:21 bad-answer",
        hint="type it in half-width characters: `9`",
    ),
    bad("an Arabic digit", cell("ltr", "٩"), "2:21 bad-answer", hint="type it in half-width characters: `9`"),
    bad("a Chinese numeral", cell("ltr", "九"), "2:21 bad-answer"),
    bad("a circled digit", cell("ltr", "⑨"), "2:21 bad-answer"),
    bad("a minus sign of typographers", cell("ltr", "−1"), "2:21 bad-answer"),
    bad("above the scale", cell("ltr", "12"), "2:21 bad-answer"),
    bad("below the scale", cell("ltr", "-1"), "2:21 bad-answer"),
    bad("more digits than fit", cell("ltr", "9" * 19), "2:21 bad-answer"),
    bad("a percentage", cell("ltr", "90%"), "2:21 bad-answer"),
    bad("an error of a spreadsheet", cell("ltr", "#DIV/0!"), "2:21 bad-answer"),
    bad("a formula", cell("ltr", "=9"), "2:21 bad-answer"),
    bad(
        "a no-break space, which nobody sees",
        cell("ltr", "\u00a09"),
        "2:21 bad-answer",
        says="`<U+00A0>9` is not an answer",
        hint="there is a sign in it that nobody sees: type `9` again",
    ),
    bad(
        "a zero-width space, which nobody sees",
        cell("ltr", "9\u200b"),
        "2:21 bad-answer",
        says="`9<U+200B>` is not an answer",
        hint="there is a sign in it that nobody sees: type `9` again",
    ),
    bad(
        "a byte order mark in the middle of a file",
        cell("ltr", "\ufeff9"),
        "2:21 bad-answer",
        says="`<U+FEFF>9` is not an answer",
    ),
    bad("an ideographic space", cell("ltr", "　9"), "2:21 bad-answer", says="`<U+3000>9` is not an answer"),
    bad("a vertical tab", cell("ltr", "\v9"), "2:21 bad-answer", says="`<U+000B>9` is not an answer"),
    bad("a line separator, which ends no line", cell("ltr", "\u20289"), "2:21 bad-answer"),
    bad("a NUL", cell("ltr", "\0009"), "2:21 bad-answer", says="`<U+0000>9` is not an answer"),
    bad("a line break inside a number", cell("ltr", '"9\n"'), "2:21 bad-answer"),
    fine("a weight of thirty decimals", cell("w", "0." + "3" * 30), total=3),
    bad("a weight of nothing", cell("w", "0"), "2:19 bad-weight"),
    bad("a weight that is left out", cell("w", ""), "2:19 bad-weight"),
    bad("a negative weight", cell("w", "-1"), "2:19 bad-weight"),
    bad("a weight without a digit before its point", cell("w", ".5"), "2:19 bad-weight"),
    bad("a weight with an exponent", cell("w", "1e3"), "2:19 bad-weight"),
    bad(
        "a decimal comma",
        cell("w", '"1,5"'),
        "2:19 bad-weight",
        hint="write it with a decimal point: `1.5`",
    ),
    bad("thousands", cell("w", '"1,234.5"'), "2:19 bad-weight"),
)

DAYS = (
    fine("a time behind the day", cell("day", "2026-01-02T23:59")),
    fine("a time to the nanosecond", cell("day", "2026-01-02 23:59:59.999999999")),
    fine("the last day of February", cell("day", "2024-02-29")),
    bad("a day that no calendar has", cell("day", "2026-02-30"), "2:1 bad-day"),
    bad("a leap day of another year", cell("day", "2026-02-29"), "2:1 bad-day"),
    bad("one digit for a month", cell("day", "2026-1-2"), "2:1 bad-day"),
    bad("the day first", cell("day", "02.01.2026"), "2:1 bad-day"),
    bad("the month first", cell("day", "01/02/2026"), "2:1 bad-day"),
    bad("a year of two digits", cell("day", "26-01-02"), "2:1 bad-day"),
    bad("a Chinese day", cell("day", "2026年1月2日"), "2:1 bad-day"),
    bad("the number that a spreadsheet has for a day", cell("day", "46024"), "2:1 bad-day"),
    bad("seconds since 1970", cell("day", "1767312000"), "2:1 bad-day"),
    bad(
        "an offset, which would be another day elsewhere",
        cell("day", "2026-01-02T10:00+08:00"),
        "2:1 bad-day",
    ),
    bad("universal time", cell("day", "2026-01-02T10:00Z"), "2:1 bad-day"),
    bad("twenty-four o'clock", cell("day", "2026-01-02 24:00"), "2:1 bad-day"),
    bad("no day", cell("day", ""), "2:1 bad-day", says="an empty cell is not a day"),
    bad("the year nought", cell("day", "0000-01-01"), "2:1 bad-day"),
    bad(
        "the day that programs write for no day",
        cell("day", "1970-01-01"),
        "2:1 bad-day",
        says="`1970-01-01` is not a day",
        hint="programs write this where they know no day",
    ),
    bad("the day nought of a spreadsheet", cell("day", "1899-12-30"), "2:1 bad-day"),
    bad("the first day of a spreadsheet", cell("day", "1900-01-01"), "2:1 bad-day"),
    bad(
        "the day that programs write for never",
        cell("day", "2099-12-31"),
        "2:1 bad-day",
        hint="programs write this where they know no day",
    ),
    bad("the last day of all", cell("day", "9999-12-31"), "2:1 bad-day"),
)

CODES = (
    fine("a language that nobody declared is a language", cell("lang", "fr-CA")),
    fine("an empty cell says nothing", cell("seg", "")),
    bad("an underscore in a language", cell("lang", "en_US"), "2:12 bad-language"),
    bad("a language in Chinese", cell("lang", "中文"), "2:12 bad-language"),
    bad("another case is another code", cell("seg", "y"), "2:15 unknown-code"),
    bad("the meaning instead of the code", cell("seg", "young"), "2:15 unknown-code"),
    bad("a zero before a code", cell("tp", "01"), "2:17 unknown-code"),
    bad("a point behind a code", cell("tp", "1.0"), "2:17 unknown-code"),
    bad(
        "a code with a sign that nobody sees",
        cell("tp", "1\u00ad"),
        "2:17 unknown-code",
        says="`1<U+00AD>` is not a code",
    ),
    bad(
        "a code of three rows is one problem",
        rows(*["2026-01-02,en,Y,7,1,9,\n"] * 3),
        "2:17 unknown-code",
        says="`7`, found 3 times, is not a code",
    ),
    bad("letters of two forms", cell("seg", "Ｙ"), "2:15 unknown-code"),
)

RECORDS = (
    fine("a header alone", rows(), n=0, total=0),
    fine("no line end at the end", rows(GOOD.rstrip())),
    fine("empty lines at the end", rows(GOOD, "\n\n")),
    fine("an empty line in between", rows(GOOD, "\n", OTHER), n=2, total=13),
    fine("empty cells behind the last column", rows(GOOD.rstrip() + ",,\n")),
    fine("a comma in quotation marks", cell("words", '"a, b"')),
    fine("a quotation mark inside quotation marks", cell("words", '"say ""hi"" twice"')),
    fine("line breaks in a cell", rows('2026-01-02,en,Y,1,1,9,"one\ntwo\n\nthree"\n', OTHER), n=2, total=13),
    fine("a carriage return in a cell", rows('2026-01-02,en,Y,1,1,9,"one\rtwo"\n', OTHER), n=2, total=13),
    fine("CRLF", rows(GOOD, OTHER).replace(b"\n", b"\r\n"), n=2, total=13),
    fine("line ends of old Macs", rows(GOOD, OTHER).replace(b"\n", b"\r"), n=2, total=13),
    fine("semicolons", rows(GOOD, OTHER).replace(b",", b";"), n=2, total=13),
    fine("tabs", rows(GOOD, OTHER).replace(b",", b"\t"), n=2, total=13),
    fine("headers with blanks around them", rows(GOOD, header=HEADER.replace(",", " , "))),
    fine("headers in quotation marks", rows(GOOD, header='"day","lang","seg","tp","w","ltr","words"\n')),
    fine(
        "columns in another order", rows("9,1,1,Y,en,2026-01-02,\n", header="ltr,w,tp,seg,lang,day,words\n")
    ),
    fine("a column that nobody declared", rows(GOOD.rstrip() + ",x\n", header=HEADER.rstrip() + ",more\n")),
    fine(
        "two columns of one name that nobody reads",
        rows("2026-01-02,en,Y,1,1,9,,,\n", header=HEADER.rstrip() + ",x,x\n"),
    ),
    bad("a cell too few", rows(GOOD, "2026-01-02,en,Y,1,1,9\n"), "3:1 ragged-row"),
    bad("a cell too many", rows("2026-01-02,en,Y,1,1,9,a,b\n"), "2:1 ragged-row"),
    bad("thousands without quotation marks", rows("2026-01-02,en,Y,1,1,000,9,x\n"), "2:1 ragged-row"),
    bad("a blank line that is not empty", rows(GOOD, "   \n"), "3:1 ragged-row"),
    bad("text behind a closing quotation mark", cell("words", '"a"b'), "2:23 bad-quotes"),
    bad(
        "a quotation mark that does not close", rows('2026-01-02,en,Y,1,1,9,"open\n', GOOD), "2:23 bad-quotes"
    ),
    bad(
        "a bad cell behind line breaks",
        rows('2026-01-02,en,Y,1,1,9,"one\ntwo"\n', "2026-01-03,en,Y,1,1,x,\n"),
        "4:21 bad-answer",
    ),
    bad(
        "a bad cell behind a carriage return in a cell",
        rows('2026-01-02,en,Y,1,1,9,"one\rtwo"\n', "2026-01-03,en,Y,1,1,x,\n"),
        "4:21 bad-answer",
    ),
    bad(
        "a bad cell on the line on which a cell of several lines ends",
        rows('one,"two\nthree",x\n', header="words,more,ltr\n").replace(b"words,more", b"day,words"),
        "1:1 missing-column",
        "1:1 missing-column",
        "1:1 missing-column",
        "1:1 missing-column",
    ),
    bad(
        "a bad cell in a file of old Macs",
        rows(GOOD, GOOD.replace(",9,", ",x,")).replace(b"\n", b"\r"),
        "3:21 bad-answer",
    ),
    bad(
        "columns count characters, not bytes",
        rows("2026-01-02,en,Y,1,1,9,很好\n", "2026-01-02,中文,Y,1,1,x,\n"),
        "3:12 bad-language",
        "3:21 bad-answer",
    ),
    bad("a mistake far below", rows(GOOD * 50_000, GOOD.replace(",9,", ",x,")), "50002:21 bad-answer"),
    bad(
        "everything wrong in one row",
        rows("x,?,?,?,?,?,?\n"),
        "2:1 bad-day",
        "2:3 bad-language",
        "2:5 unknown-code",
        "2:7 unknown-code",
        "2:9 bad-weight",
        "2:11 bad-answer",
    ),
)

HEADS = (
    bad("nothing at all", b"", "1:1 empty-file"),
    bad(
        "a header twice",
        rows("2026-01-02,en,Y,1,1,9,8\n", header="day,lang,seg,tp,w,ltr,ltr\n"),
        "1:23 duplicate-column",
    ),
    bad("another name", rows(GOOD, header=HEADER.replace("ltr", "LTR")), "1:1 missing-column"),
    bad("no header", GOOD.encode() * 2, *["1:1 missing-column"] * 6),
    bad("a line before the header", b"Export of 2026\n" + rows(GOOD), *["1:1 missing-column"] * 6),
    bad(
        "a comma in the header's place", rows(GOOD, header="day;lang;seg;tp;w;ltr;words\n"), "2:1 ragged-row"
    ),
)

ENCODINGS = (
    fine("a byte order mark", codecs.BOM_UTF8 + rows(GOOD)),
    fine("UTF-16 that is declared", rows(GOOD).decode().encode("utf-16"), encoding="utf-16"),
    fine("GB18030 that is declared", cell("words", "很好").decode().encode("gb18030"), encoding="gb18030"),
    fine("Big5 that is declared", cell("words", "很好").decode().encode("big5"), encoding="big5"),
    bad(
        "UTF-16 that nobody declared",
        rows(GOOD).decode().encode("utf-16"),
        "1:1 wrong-encoding",
        hint="write `encoding: utf-16`",
    ),
    bad(
        "GB18030 that nobody declared",
        cell("words", "很不满意，柜台排队等了一个小时").decode().encode("gb18030"),
        "1:1 wrong-encoding",
        hint="it reads as gb18030: write `encoding: gb18030`",
    ),
    bad(
        "Big5 that nobody declared",
        cell("words", "很不滿意，櫃檯排隊等了一個小時").decode().encode("big5"),
        "1:1 wrong-encoding",
        hint="it reads as big5: write `encoding: big5`",
    ),
    bad(
        "Big5 of few words that nobody declared",
        cell("words", "服務好").decode().encode("big5"),
        "1:1 wrong-encoding",
        hint="it reads as big5: write `encoding: big5`",
    ),
    bad(
        "one line in another encoding, far below",
        rows(GOOD * 4000) + cell("seg", "服务很好")[len(HEADER) :].decode().encode("gb18030"),
        "4002:15 wrong-encoding",
        hint="it reads as gb18030",
    ),
    bad(
        "Western letters that nobody declared",
        cell("words", "café").decode().encode("cp1252"),
        "1:1 wrong-encoding",
        hint="save it as CSV UTF-8",
    ),
    bad(
        "UTF-8 that is declared as something else",
        codecs.BOM_UTF8 + rows(GOOD),
        "1:1 wrong-encoding",
        encoding="gb18030",
    ),
    bad("a byte that is in no text", cell("words", "x").replace(b"x", b"\xff\x81\xff"), "1:1 wrong-encoding"),
)

UNREAD = (
    fine(
        "mixed line ends behind a column that nobody reads",
        rows(GOOD, OTHER.replace("\n", "\r\n")),
        n=2,
        total=13,
    ),
    fine(
        "another encoding in a column that nobody reads",
        rows(GOOD * 4000) + cell("words", "服务很好")[len(HEADER) :].decode().encode("gb18030"),
        n=4001,
        total=36_009,
    ),
)
"""What is wrong where nobody looks changes no number: an engine does not open such a column."""

CASES = (*NUMBERS, *DAYS, *CODES, *RECORDS, *HEADS, *ENCODINGS)
