"""Levels of government."""

from __future__ import annotations

import pytest

from crawler.fields.levels import CITY, COUNTY, PROVINCE, STATE, is_of_superiors, level_of


@pytest.mark.parametrize(
    ("organ", "level"),
    [
        ("国务院办公厅", STATE),
        ("国家发展改革委", STATE),
        ("安澜省人民政府", PROVINCE),
        ("安澜省交通运输厅", PROVINCE),
        ("岱海自治区人民政府", PROVINCE),
        ("沧澜市人民政府办公室", CITY),
        ("安澜省沧澜市财政局", CITY),
        ("临溪县人民政府", COUNTY),
        ("沧澜市云栖区教育局", COUNTY),
        ("库勒蒙古族自治旗人民政府", COUNTY),
        ("安澜省临溪县人民政府", COUNTY),
        ("农村客运市场管理办法", 0),
        ("县财政局", 0),
        ("云栖经济开发区管委会", 0),
        ("", 0),
    ],
)
def test_the_level_of_an_organ(organ: str, level: int) -> None:
    assert level_of(organ) == level


@pytest.mark.parametrize(
    ("column", "site", "is_one"),
    [
        ("省政府文件", "临溪县人民政府", True),
        ("省政府文件", "沧澜市人民政府", True),
        ("省政府文件", "安澜省人民政府", False),
        ("省委省政府文件", "临溪县人民政府", True),
        ("省、市文件", "临溪县人民政府", True),
        ("省市文件", "沧澜市人民政府", False),
        ("市政府文件", "临溪县人民政府", True),
        ("市政府文件", "沧澜市人民政府", False),
        ("市级政策", "沧澜市云栖区人民政府", True),
        ("国务院文件", "安澜省人民政府", True),
        ("安澜省文件", "临溪县人民政府", True),
        ("省政府", "临溪县人民政府", True),
        ("省市县文件", "临溪县人民政府", False),
        ("县政府文件", "临溪县人民政府", False),
        ("城市政策", "临溪县人民政府", False),
        ("宜居城市政策", "临溪县人民政府", False),
        ("市场监管政策", "临溪县人民政府", False),
        ("政策文件", "临溪县人民政府", False),
        ("省政府文件", "首页", False),
    ],
)
def test_columns_of_superior_documents(column: str, site: str, is_one: bool) -> None:
    assert is_of_superiors(column, site) is is_one
