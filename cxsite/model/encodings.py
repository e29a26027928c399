"""In which encoding bytes are likely to be: nearly all of them can be read as GB18030, and most as something else.

A text that is read in the wrong encoding has characters, but not those that people write. So the reading counts in
which the most characters are common ones.
"""

import codecs
from collections.abc import Sequence

COMMON = frozenset(
    "的一是不在人有我他她它這这了来來到时時大地为為们們个個和说說要就出就会會可也你您对對生能得于於过過用行里裡家很都没沒"
    "还還再从從只把被让讓给給什么麼怎多少好坏壞快慢满滿意差错錯喜欢歡谢謝请請问問题題服务務员員客户戶柜櫃台檯银銀行排队隊等候"
    "小时分钟鐘天日月年上下午前后後次第开開关關电電话話机機手网網站卡钱錢办辦事业業信息密码碼登录錄入单單号號点點评評价價"
    "推荐薦日期姓名性别別答卷问意见見建议議原因方便简簡单复複杂雜清楚明白知道觉覺得希望需应應该該太非常真最更比较較"
)
"""Characters that stand in nearly every Chinese text, and those of surveys."""
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(start: bytes, encoding: str) -> str | None:
    """Return the text of a file's first bytes, or None when they are not in this encoding."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(start, final=False)
    except UnicodeError:
        return None


def likeliest(data: bytes, encodings: Sequence[str]) -> str:
    """Return that of the encodings in which bytes read most like a text, the first of equals, "" where none fits."""
    read = {name: text for name in encodings if (text := decoded(data, name)) is not None}
    return max(read, key=lambda name: sum(sign in COMMON for sign in read[name]), default="")
