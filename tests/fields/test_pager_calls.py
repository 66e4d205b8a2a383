"""The call that draws a pager: its numbers, and the rule in the function that it calls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.pager_calls import find_call

CALLS = {
    "six arguments": ("createPageHTML('fy',7, 1,'list','shtml',99);", (7, 1, 99, True)),
    "four arguments": ('createPageHTML(7, 0, "index", "html");', (7, 0, None, False)),
    "numbers as text": ("turn('fy','7','2','list','html','99')", (7, 2, 99, True)),
    "variables": (
        "var count = 7, sum='99';var now=1;\nturn('fy',count,now,'list','shtml',sum)",
        (7, 1, 99, True),
    ),
    "an unknown variable": ("turn('fy',count,1,'list','shtml',9)", None),
    "a later call that is known": ("f(a,b,'x','html');f(3,0,'x','html')", (3, 0, None, False)),
    "a definition": ("function turn(box,count,now,name,ext,sum){}", None),
    "no extension": ("turn('fy',7,1,'list','pdf',9)", None),
    "too large": ("turn('fy',9999999999,1,'list','html',9)", None),
}


@pytest.mark.parametrize("name", CALLS)
def test_the_numbers_of_a_call(name):
    script, expected = CALLS[name]
    call = find_call(script)
    found = call and (call.pages, call.counter, call.total, call.is_placed)
    assert found == expected


FUNCTION = (
    "function turn(box,_n,_cur,_name,_ext,_sum){{var cur=_cur;{body}}}turn('f',9,1,'a','html',80)"
)
RULES = {
    "one ahead": ("s+='<a href='+_name+'_'+(cur+1)+'.'+_ext+'>'", ("_", 1)),
    "as the counter": ('s+=_name+"_"+cur+"."+_ext', ("_", 0)),
    "the page before": ("s+=_name+'_'+(cur-1)+'.'+_ext", ("_", 1)),
    "the page before, shifted": ("s+=_name+'_'+(cur - 2)+'.'+_ext", ("_", 0)),
    "a loop besides": ("for(i=1;i<_n;i++)s+='_'+i; s+='_'+cur+'.'+_ext;", ("_", 0)),
    "a dash": ("s+=_name+'-'+(_cur+1)+'.'+_ext", ("-", 1)),
    "a query": ("s+=_name+'.'+_ext+'?'+(cur+1)", ("?", 1)),
    "a named query": ("s+=_name+'.'+_ext+'?page='+(cur+1)", ("?page=", 1)),
    "nothing": ("s+=_sum", ("_", None)),
}


@pytest.mark.parametrize("name", RULES)
def test_the_function_tells_the_rule(name):
    body, expected = RULES[name]
    call = find_call(FUNCTION.format(body=body))
    assert (call.mark, call.ahead) == expected


@pytest.mark.parametrize("mark", ["_", "-", "?", "?p="])
def test_an_address_and_its_number(mark):
    call = find_call("turn('f',9,1,'/a/list','shtml',80)")
    url = "https://www.baixi.gov.cn" + call.address(7, mark)
    assert call.number_in(url) == 7
    assert call.number_in("https://www.baixi.gov.cn/a/list.shtml") is None
    assert call.number_in("https://www.baixi.gov.cn/a/other_7.shtml") is None


SOUP = [
    "turn(",
    "'f',",
    "9,",
    "n,",
    "'list',",
    "'html'",
    ")",
    "function turn(a,b,c){",
    "}",
    "var n=",
]


@given(
    st.lists(st.sampled_from([*SOUP, "a" * 9000, " " * 900, "(" * 900, "'_'+(c+1)"]), max_size=30)
)
def test_any_script_is_read_without_a_fault(parts):
    call = find_call("".join(parts))
    assert call is None or call.pages < 10**8
