"""The errors of all rooms, grouped by what the caller can do; each is also a builtin error."""


class AtlasError(Exception):
    """Something that a person can mend; the message says what, where and how."""


class UnknownPlace(AtlasError, LookupError):
    """No entry of the gazetteer bears this name or id."""


class UnknownFormat(AtlasError, ValueError):
    """No reader or writer handles this kind of file."""


class UnreadableDocument(AtlasError, ValueError):
    """The file is there, but its text cannot be had."""


class BadGazetteer(AtlasError, ValueError):
    """A gazetteer store or source is missing, damaged or of another version."""


class BadTable(AtlasError, ValueError):
    """A table lacks a column, or a value breaks the column's rule."""


class BadVocabulary(AtlasError, ValueError):
    """A vocabulary of event types that cannot be read, or that names what there is not."""


class UnsafeFallback(AtlasError, ValueError):
    """The online look-up is not set up as it must be: User-Agent, hosts or cache."""


class MissingExtra(AtlasError, ImportError):
    """An optional package is needed; the message says what to install."""


class UnsafeLayer(AtlasError, TypeError):
    """A map layer would put text of data where it is run, or load from a server."""


class UnsafeEdition(AtlasError, ValueError):
    """What must not be published survives in what would be written."""


class MissingAsset(AtlasError, LookupError):
    """A page asks for a script, style or image that is not packaged."""
