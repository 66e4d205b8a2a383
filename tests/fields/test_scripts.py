"""What simple scripts write, and that all others write nothing that is believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.scripts import MAX_SCRIPT, UNKNOWN, written

WRITTEN = {
    "document.write('来源：本网')": "来源：本网",
    'document.writeln("a","b");': "ab",
    "var d='2021-03-12';if(d!=''){document.write('发布日期：'+d+'&emsp;');}": "发布日期：2021-03-12&emsp;",
    "var s='';if(s==''){s='本网';}document.write(s);": "本网",
    "var s='甲`乙';if(s!=''){var l=s.split('`');document.write('来源：'+l[0]);}else{document.write('x')}": (
        "来源：甲"
    ),
    'if("" != ""){document.write("附件")}': "",
    'if("a" !== "" && "b".length>0) document.write("是"); else document.write("否")': "是",
    "document.write('2021-03-12 16:07'.substring(0,10))": "2021-03-12",
    'var t = true ? "甲" : "乙"; document.write(t.trim())': "甲",
    "<!--\ndocument.write('甲') // 注\n/* 注 */ document.write('乙')\n//-->": "甲乙",
    "document.write('\\u7532\\n\\x41')": "甲\nA",
    "try{document.write('甲')}catch(e){document.write('乙')}": "甲",
    "function save(){document.write('甲')}": "",
    "document.write(getTime('a'))": UNKNOWN,
    "document.write('日期：'+getTime())": UNKNOWN,
    "var a='甲';if(window.b){a='乙'}document.write(a)": UNKNOWN,
    "var a='甲';a=new Date();document.write(a);document.write('年')": UNKNOWN + "年",
    "document.write(unescape('%3Cspan%3E'))": UNKNOWN,
    "alert('document')": "",
}


@pytest.mark.parametrize("script", WRITTEN)
def test_written(script: str) -> None:
    assert written(script) == WRITTEN[script]


def test_long_scripts_are_left_alone() -> None:
    assert written("document.write('甲');" + " " * MAX_SCRIPT) == ""


@pytest.mark.parametrize("mark", ["(", "!", "{", "[", "a.", "a?", "'a'+", "if(", "}", "-"])
def test_hostile_scripts_end(mark: str) -> None:
    assert isinstance(written("document.write('来源')" + mark * 2000), str)


@given(st.text(alphabet="document.write('\"ab)(){}[];=+!?:<>&|,来源\\u varifelse", max_size=120))
def test_no_script_breaks_it(script: str) -> None:
    assert isinstance(written("document.write" + script), str)
