"""Letting a language model join and shorten an answer, where the settings name one."""

from answer.model import Answer
from answer.writing.model import Endpoint, Written
from library.sheets import Sheets


class Writing(Sheets):
    """Sends what an answer quotes to the server of the settings, and nothing else of the library, nowhere else."""

    def write(self, answer: Answer) -> Written | None:
        """Join and shorten an answer; what the model adds of its own is dropped.

        Nothing is sent if one of the cited documents is secret (`Header.secrecy`) or is no longer known.

        Args:
            answer: What `ask` gave.

        Returns:
            What was written and what was dropped, or what went wrong; None if the settings name no server.
        """
        if not self.settings.llm_url:
            return None
        # HTTP and TLS are for this alone; the other commands start without them.
        from answer.writing.writer import write

        documents = (*self.documents(removed=True), *self.documents())
        secret = {found.slug for found in documents if found.secrecy}
        open_ = {found.slug for found in documents} - secret
        kept_back = {cited.document for cited in answer.citations} - open_
        settings = self.settings
        return write(
            answer, Endpoint(settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_timeout), kept_back
        )
