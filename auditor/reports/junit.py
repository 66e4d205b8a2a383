"""report.junit.xml: a suite a rule, so that a CI run shows findings as it shows failed tests.

Each failed finding is a failed case, what cannot be told is a skipped one, a crashed rule an
error. A rule without a finding is one case: passed, or skipped where it had nothing to judge.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from auditor.reports.labels import Labels
from auditor.reports.lines import FindingLine, RuleLine
from auditor.reports.model import Report
from auditor.reports.plain import visible

EXTENSION = "junit.xml"


def render(report: Report) -> bytes:
    """All rules of the profile as test suites."""
    say = Labels(report.lang)
    found: dict[str, list[FindingLine]] = {}
    for finding in report.findings:
        found.setdefault(finding.rule, []).append(finding)
    root = ET.Element("testsuites", name=visible(report.site.name))
    for line in report.rules:
        root.append(_suite(line, found.get(line.rule, []), report, say))
    _count(root, root.iter("testcase"))
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _suite(line: RuleLine, findings: list[FindingLine], report: Report, say: Labels) -> ET.Element:
    suite = ET.Element("testsuite", name=f"{line.rule} {line.title}", timestamp=report.as_of[:19])
    classname = f"{report.site.key}.{line.rule}"
    for finding in findings:
        name = f"{visible(finding.title)} <{visible(finding.url)}>".strip()
        case = ET.SubElement(suite, "testcase", classname=classname, name=name, time="0")
        said = visible(finding.message)
        if finding.outcome == "failed":
            failure = ET.SubElement(case, "failure", type=finding.severity, message=said)
            failure.text = f"{finding.id}\n{visible(finding.document)} {visible(finding.clause)}"
        else:
            ET.SubElement(case, "skipped", message=said)
    if line.counts["error"]:
        case = ET.SubElement(suite, "testcase", classname=classname, name=line.name, time="0")
        ET.SubElement(case, "error", type="error", message=say("outcome", "error"))
    elif not findings:
        case = ET.SubElement(suite, "testcase", classname=classname, name=line.name, time="0")
        if not line.counts["passed"]:
            ET.SubElement(case, "skipped", message=say("outcome", "inapplicable"))
    _count(suite, suite)
    return suite


def _count(element: ET.Element, cases: Iterable[ET.Element]) -> None:
    """Set the totals that readers of the format expect."""
    children = [[child.tag for child in case] for case in cases]
    element.set("tests", str(len(children)))
    for total, tag in {"failures": "failure", "errors": "error", "skipped": "skipped"}.items():
        element.set(total, str(sum(tag in tags for tags in children)))
