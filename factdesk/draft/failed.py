"""What is raised when a draft cannot be read."""


class ImportFailed(Exception):
    """A draft cannot be read; the message is one clear sentence that names the file and says what to do."""


class UnknownEncoding(ImportFailed):
    """The bytes are text in an encoding that nobody has named; a guess could turn £ into Ł, so the reader is asked."""

    def __init__(self, message: str, guesses: tuple[tuple[str, str], ...]) -> None:
        super().__init__(message, guesses)  # both, so that it can be sent between processes
        self.guesses = guesses
        """Encodings that decode the whole file, likeliest first, each with a preview of the first place where they differ."""

    def __str__(self) -> str:
        return str(self.args[0])
