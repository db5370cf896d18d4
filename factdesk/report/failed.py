"""What is raised when a report cannot be made or written."""


class ReportFailed(Exception):
    """A report cannot be made or written; the message is one clear sentence that names the file and says what to do."""
