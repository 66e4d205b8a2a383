"""The second half of an audit: judge an index, write the report, say what came out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from auditor.baseline import known_findings, profile_of
from auditor.campaign.console import Console
from auditor.campaign.plan import Job, folder_of, placed, stored_upstream
from auditor.campaign.reference_list import read_reference_list
from auditor.campaign.request import Request
from auditor.campaign.terminal import Exit
from auditor.campaign.verdict import counting, is_insufficient, told_as_suspect
from auditor.computed.references import Reference
from auditor.engine import audit
from auditor.profiles import Profile, load_profile
from auditor.reports import Format, formats_named
from auditor.reports.model import Look, Report, build_report
from auditor.rule import Audit, Outcome
from crawler.export import replacing
from crawler.index.snapshot import Snapshot
from crawler.session import VERSION


@dataclass(frozen=True)
class Judged:
    """One audited site: the answers, the report over them, and the files that hold it."""

    audit: Audit
    report: Report
    files: tuple[Path, ...]
    code: Exit


class Judge:
    """Everything that judging takes, read and checked before the first page is asked for."""

    def __init__(self, request: Request, jobs: Collection[Job], console: Console) -> None:
        self._request = request
        self._console = console
        self._formats: dict[str, Format] = formats_named(request.formats)
        self._known = known_findings(request.baseline) if request.baseline else frozenset()
        self._profiles: dict[str, Profile] = {j.profile: load_profile(j.profile) for j in jobs}
        self._references = references_of(request)
        self._many = len(jobs) > 1
        self.judged: list[Judged] = []

    def judge(self, job: Job) -> Judged:
        """Audit the latest run of a site and write its report. Raises IndexMissing."""
        request, profile = self._request, self._profiles[job.profile]
        with ExitStack() as stack:
            snapshot, upstream = opened(job, request, stack)
            as_of = request.judged_as_of(snapshot.run)
            answers = audit(snapshot, profile, as_of, upstream, self._references)
            look = Look.of(
                snapshot.columns(),
                snapshot.unread(),
                snapshot.items(),
                snapshot.unasked(),
                snapshot.home_read,
                snapshot.unprobed(),
                job.site.expected_items,
            )
            report = build_report(
                answers,
                snapshot.site,
                snapshot.run,
                profile.scoring,
                request.lang,
                look=look,
                tool_version=VERSION,
            )
            thin = is_insufficient(snapshot.run, report.coverage, report.score.floor)
            thin |= told_as_suspect(job.site, snapshot.run, self._console)
        folder = placed(job, request, many=self._many) or job.folder / "report"
        files = tuple(self._write(report, folder))
        counted = counting(answers, request.fail_on, self._known)
        if request.baseline is not None:
            self._tell_known(answers, request.baseline, profile.id)
        code = Exit.FINDINGS if counted else Exit.INSUFFICIENT if thin else Exit.DONE
        self.judged.append(Judged(answers, report, files, code))
        return self.judged[-1]

    def _tell_known(self, answers: Audit, baseline: Path, profile: str) -> None:
        """Say which failed findings the baseline does not have: a red run explains itself."""
        before = profile_of(baseline)
        if before and before != profile:
            self._console.note(
                f"注意：基线按 {before} 评估，这次按 {profile}，问题可能因标准不同而增减",
                f"note: the baseline was made with {before}, this audit with {profile}; findings "
                "may differ for that alone",
            )
        failed = [f for f in answers.findings if f.result.outcome is Outcome.FAILED]
        new = [f for f in failed if f.id not in self._known]
        known = len(failed) - len(new)
        self._console.note(
            f"对照基线：新问题 {len(new)} 处，已知 {known} 处",
            f"against the baseline: {len(new)} new, {known} known",
        )
        for finding in new:
            subject = finding.result.subject
            self._console.note(*[f"+ {finding.id} {subject.url} {subject.title}"] * 2)

    def _write(self, report: Report, folder: Path) -> list[Path]:
        files = []
        for form in self._formats.values():
            path = folder / f"report.{form.EXTENSION.lstrip('.')}"
            with replacing(path) as file:
                file.write(form.render(report))
            files.append(path)
        return files


def references_of(request: Request) -> tuple[Reference, ...]:
    """The documents of all reference lists that were named. Raises ListTrouble."""
    return tuple(one for path in request.reference for one in read_reference_list(path))


def opened(job: Job, request: Request, stack: ExitStack) -> tuple[Snapshot, Sequence[Snapshot]]:
    """The site's latest run, and those of the portals named now or crawled together with it.

    ``stack`` closes them. Raises IndexMissing for a portal that was named and never crawled.
    """
    snapshot = stack.enter_context(Snapshot.open(job.folder))
    sites = (*job.upstream, *stored_upstream(snapshot, request.workspace))
    keys = dict.fromkeys(site.key for site in sites if site.key != job.site.key)
    folders = [folder_of(request.workspace, key) for key in keys]
    return snapshot, [stack.enter_context(Snapshot.open(folder)) for folder in folders]
