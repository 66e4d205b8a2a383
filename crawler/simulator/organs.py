"""The fictitious governments of the demo and the tests."""

from __future__ import annotations

from crawler.simulator.model import Organ

COUNTY = Organ(
    key="linxi",
    area="临溪县",
    government="临溪县人民政府",
    office="临溪县人民政府办公室",
    prefixes=("临政", "临政办"),
    region="349925",
    code_body="00324505",
    phone="0569-8861200",
    head="周明远",
    departments=(
        "县交通运输局",
        "县教育局",
        "县住房和城乡建设局",
        "县农业农村局",
        "县卫生健康委员会",
        "县人力资源和社会保障局",
        "县应急管理局",
        "县自然资源和规划局",
    ),
)

CITY = Organ(
    key="lanhe",
    area="岚河市",
    government="岚河市人民政府",
    office="岚河市人民政府办公室",
    prefixes=("岚政", "岚政办"),
    region="349300",
    code_body="00317208",
    phone="0569-3312600",
    head="沈文清",
    departments=(
        "市交通运输局",
        "市教育局",
        "市住房和城乡建设局",
        "市农业农村局",
        "市卫生健康委员会",
        "市人力资源和社会保障局",
        "市应急管理局",
        "市自然资源和规划局",
    ),
)

PROVINCE = Organ(
    key="ningjiang",
    area="宁江省",
    government="宁江省人民政府",
    office="宁江省人民政府办公厅",
    prefixes=("宁政", "宁政办"),
    region="349900",
    code_body="00299861",
    phone="0569-6260114",
    head="陈志和",
    departments=(
        "省交通运输厅",
        "省教育厅",
        "省住房和城乡建设厅",
        "省农业农村厅",
        "省卫生健康委员会",
        "省人力资源和社会保障厅",
        "省应急管理厅",
        "省自然资源厅",
    ),
)
