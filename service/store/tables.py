"""The tables. `service/migrations` builds them; a test keeps both the same."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC. SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To an aware datetime."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


INDEXED_LENGTH = 200
"""The longest text that an index takes from a model's words."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles = Table(
    "articles",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("html", Text),
    Column("about", Text, nullable=False, comment="the Article without text and html, as JSON"),
    Column("created", Moment, nullable=False),
)

extractions = Table(
    "extractions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False, comment="goes up with every decision"),
    Column("title", Text),
    Column("publisher", Text),
    Column("question", String(64), comment="Question.digest; null when it must not be reused"),
    Column("model", Text, nullable=False),
    Column("base_url", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("payload", Text, comment="the Extraction as JSON; null when the model failed"),
    Column("call", Text, comment="what the failed call took, a ModelCall as JSON"),
    Column("error_type", String(64)),
    Column("error", Text),
    Column("facts", Integer, nullable=False, comment="how many"),
    Column("flagged", Integer, nullable=False, comment="how many"),
    Column("decided", Integer, nullable=False, comment="how many facts have a verdict"),
    Column("risk", Double, nullable=False),
    Column("sample", String(16), comment="blind or second; null for all others"),
    Column("first_reader", String(64), comment="of a second reading: who read the first"),
    Column("first_id", String(32), comment="of a second reading: the record that was read first"),
    Index("ix_extractions_question", "question", "id"),
    Index("ix_extractions_article", "article_id"),
    Index("ix_extractions_queue", "state", "risk", "id"),
    Index("ix_extractions_newest", "state", "id"),
    Index("ix_extractions_created", "state", "created", "risk", "id"),
    Index("ix_extractions_sample", "sample", "state", "id"),
    Index("uq_extractions_first", "first_id", unique=True),
)

facts = Table(
    "facts",
    metadata,
    Column("extraction_id", ForeignKey("extractions.id"), primary_key=True),
    Column("fact_id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("city", String(INDEXED_LENGTH), nullable=False),
    Column("name", String(INDEXED_LENGTH), nullable=False),
    Column("value", Double, comment="in base units, for ordering; the payload has the decimal"),
    Column("upper", Double),
    Column("unit", Text),
    Column("day", String(10), comment="as_of or deadline, ISO or partial ISO"),
    Column("checked", String(16), nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("extraction_id", ForeignKey("extractions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", String(32), nullable=False),
    Column("severity", String(16), nullable=False),
    Column("fact_id", String(64)),
    Index("ix_findings_code", "code", "extraction_id"),
)

terms = Table(
    "terms",
    metadata,
    Column("term", String(INDEXED_LENGTH + 10), primary_key=True, comment="see store.terms"),
    Column("state", String(16), primary_key=True),
    Column("risk", Double, primary_key=True),
    Column("extraction_id", String(32), primary_key=True),
    Index("ix_terms_newest", "term", "state", "extraction_id"),
    sqlite_with_rowid=False,
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("extraction_id", ForeignKey("extractions.id"), primary_key=True),
    Column("position", Integer, primary_key=True, comment="0, 1, 2 … in the order of deciding"),
    Column("fact_id", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("decided", Moment, nullable=False),
    Column("seconds", Double, comment="how long the decision took; null where unknown"),
    Column("payload", Text, nullable=False, comment="the Verdict as JSON"),
    Index("ix_verdicts_decided", "decided"),
)

leases = Table(
    "leases",
    metadata,
    Column("extraction_id", ForeignKey("extractions.id"), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("taken", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
)

modes = Table(
    "modes",
    metadata,
    Column("base_url", Text, primary_key=True),
    Column("model", Text, primary_key=True),
    Column("mode", String(16), nullable=False),
    Column("learned", Moment, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("extraction_id", ForeignKey("extractions.id"), primary_key=True),
    Column("position", Integer, primary_key=True, comment="0, 1, 2 … in the order of asking"),
    Column("round", String(16), nullable=False),
    Column("part", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("text", Text, nullable=False, comment="as the model wrote it, as a JSON string"),
)

heard = Table(
    "heard",
    metadata,
    Column("question", String(64), primary_key=True, comment="of the article: Question.digest"),
    Column("request", String(64), primary_key=True, comment="SHA-256 of its messages"),
    Column("answer", Text, nullable=False, comment="with what it took, as JSON"),
    Column("created", Moment, nullable=False),
)

spending = Table(
    "spending",
    metadata,
    Column("day", String(10), primary_key=True, comment="ISO, in UTC"),
    Column("currency", String(8), primary_key=True),
    Column("tokens", BigInteger, nullable=False, comment="input and output"),
    Column("cost", BigInteger, nullable=False, comment="in billionths of the currency"),
)

accepted_facts = Table(
    "accepted_facts",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("extraction_id", ForeignKey("extractions.id"), nullable=False),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("fact_id", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("city", String(INDEXED_LENGTH), nullable=False, comment="as told"),
    Column("place", String(INDEXED_LENGTH + 1), nullable=False, comment="see accepting.place_of"),
    Column("name", String(INDEXED_LENGTH), nullable=False),
    Column("value", Text, comment="the exact decimal, in base units"),
    Column("upper", Text),
    Column("number", Double, comment="the value, for ordering"),
    Column("unit", String(INDEXED_LENGTH)),
    Column("bound", String(16), nullable=False),
    Column("written", Text),
    Column("as_of", String(10)),
    Column("deadline", String(10)),
    Column("day", String(10), nullable=False, comment="ISO; empty where nothing dates the fact"),
    Column("dated_by", String(16)),
    Column("category", String(16)),
    Column("status", String(32)),
    Column("organisations", Text),
    Column("how", String(16), nullable=False),
    Column("decided_by", Text),
    Column("decided_at", Moment, nullable=False),
    Column("publisher", Text),
    Column("published", String(10)),
    Column("title", Text),
    Column("source_url", Text),
    Column("model", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Index("uq_accepted_facts_fact", "extraction_id", "fact_id", unique=True),
    Index("ix_accepted_facts_article", "article_id"),
    Index("ix_accepted_facts_place_name", "place", "name", "day", "id"),
    Index("ix_accepted_facts_place", "place", "day", "id"),
    Index("ix_accepted_facts_name", "name", "day", "id"),
    Index("ix_accepted_facts_unit", "unit", "day", "id"),
    Index("ix_accepted_facts_day", "day", "id"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False, comment="argon2's hash"),
    Column("created", Moment, nullable=False),
    Column("disabled", Moment),
    Column("last_log_in", Moment),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(64), primary_key=True, comment="tokens.digest; the token is not kept"),
    Column("account", ForeignKey("accounts.name"), nullable=False),
    Column("created", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Index("ix_sessions_account", "account"),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("digest", String(64), nullable=False, comment="tokens.digest; the key is not kept"),
    Column("hint", String(32), nullable=False),
    Column("scopes", String(64), nullable=False, comment="with blanks between"),
    Column("created", Moment, nullable=False),
    Column("created_by", String(64), nullable=False),
    Column("used", Moment),
    Column("revoked", Moment),
    Index("uq_api_keys_digest", "digest", unique=True),
)

account_events = Table(
    "account_events",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("about", String(INDEXED_LENGTH), nullable=False),
    Column("by", String(64), nullable=False),
    Column("address", String(64), nullable=False),
    Column("detail", Text, nullable=False),
)

throttles = Table(
    "throttles",
    metadata,
    Column("subject", String(INDEXED_LENGTH), primary_key=True, comment="name:… or address:…"),
    Column("full_until", Moment, nullable=False),
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

batches = Table(
    "batches",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("identity", String(64), comment="of sources and parameters: the same one goes on"),
    Column("name", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text),
    Column("model", Text, nullable=False),
    Column("base_url", Text, nullable=False),
    Column("hosted", Boolean, nullable=False),
    Column("concurrency", Integer, nullable=False),
    Column("rate", Double),
    Column("limit_cost", Double),
    Column("created", Moment, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("finished", Moment),
    Column("next_turn", Double, nullable=False, comment="when the next question may go, epoch s"),
    Column("in_vain", Integer, nullable=False, comment="failures of the server, one after another"),
    Column("total", Integer, nullable=False),
    Column("duplicates", Integer, nullable=False),
    Column("pending", Integer, nullable=False),
    Column("running", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("cancelled", Integer, nullable=False),
    Column("from_store", Integer, nullable=False),
    Column("review", Integer, nullable=False),
    Column("facts", Integer, nullable=False),
    Column("flagged", Integer, nullable=False),
    Column("input_tokens", BigInteger, nullable=False),
    Column("output_tokens", BigInteger, nullable=False),
    Column("cost", Double, nullable=False),
    Column("currency", String(8)),
    Index("ix_batches_identity", "identity"),
    Index("ix_batches_state", "state", "id"),
)

batch_items = Table(
    "batch_items",
    metadata,
    Column("batch_id", ForeignKey("batches.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("digest", String(64), nullable=False, comment="of what was given"),
    Column("given", Text, comment="as JSON; null when done, or when it could not be read"),
    Column("state", String(16), nullable=False),
    Column("worker", String(32), comment="who has it"),
    Column("extraction_id", String(32)),
    Column("error_type", String(64)),
    Column("error", Text),
    Index("uq_batch_items_digest", "batch_id", "digest", unique=True),
    Index("ix_batch_items_state", "batch_id", "state", "position"),
)

workers = Table(
    "workers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("model", Text, nullable=False),
    Column("base_url", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("beat", Double, nullable=False, comment="last sign of life, epoch s, database's clock"),
)

hosted_answers = Table(
    "hosted_answers",
    metadata,
    Column("question", String(64), primary_key=True, comment="SHA-256 of the request's body"),
    Column("batch_id", ForeignKey("batches.id"), nullable=False),
    Column("body", Text, nullable=False, comment="the completion as the provider sent it"),
    Index("ix_hosted_answers_batch", "batch_id"),
)
