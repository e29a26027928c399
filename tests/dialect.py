"""Texts of the prose dialect, made up: what tests of Markdown are given."""

from hypothesis import strategies as st

WORD = st.sampled_from(
    ["word", "客户", "*so*", "**much**", "`a < b`", "[](persona:lin)", "[x](https://a.example)", "&", "a_b_c", "2 * 3",
     "\\*", "<https://a.example>", "“问”", "3.", "#1", "http://a.example", "!"]
)  # fmt: skip
LINE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
BLOCK = st.one_of(
    st.lists(LINE, min_size=1, max_size=3).map("\n".join),
    st.builds("{} {}".format, st.sampled_from(["##", "###", "######"]), LINE),
    st.lists(st.builds("- {}".format, LINE), min_size=1, max_size=3).map("\n".join),
    st.lists(st.builds("- {}".format, LINE), min_size=2, max_size=2).map("\n\n".join),
    st.lists(st.builds("1. {}\n    - {}".format, LINE, LINE), min_size=1, max_size=2).map("\n".join),
    st.lists(st.builds("> {}".format, LINE), min_size=1, max_size=3).map("\n".join),
    st.builds("| {} | b |\n| --- | --- |\n| {} | {} |".format, LINE, LINE, LINE),
    st.builds("```\n{}\n\n{}\n```".format, LINE, LINE),
    st.builds("    {}\n\n    {}".format, LINE, LINE),
    st.sampled_from(["***", "- - -", "* * *"]),
)
