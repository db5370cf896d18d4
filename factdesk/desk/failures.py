"""What may go wrong outside the program: each of these carries one plain sentence; everything else is a fault of our own."""


def known() -> tuple[type[Exception], ...]:
    """The kinds of failure whose words can be shown to an editor as they are."""
    from factdesk.claims.pipeline import PipelineFailed
    from factdesk.draft.failed import ImportFailed
    from factdesk.report.failed import ReportFailed
    from factdesk.roster.failed import RosterFailed
    from factdesk.store.failed import ChangedMeanwhile, Overtaken, StoreFailed

    return ImportFailed, PipelineFailed, RosterFailed, StoreFailed, Overtaken, ChangedMeanwhile, ReportFailed, OSError
