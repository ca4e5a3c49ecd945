"""Whatever the OpenAPI document allows, and what it does not: the service never breaks."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service.accounts import people, programs
from service.app import create_app
from service.settings import Settings
from tests.doors import PASSWORD, acting
from tests.loopback import running
from tests.unit.web import desk

TAKING_SOMETHING = [
    ("POST", "/extract"),
    ("GET", "/extractions"),
    ("GET", "/extractions/{extraction_id}"),
    ("GET", "/extractions/{extraction_id}/text"),
    ("GET", "/extractions/{extraction_id}/answers"),
    ("POST", "/extractions/{extraction_id}/retry"),
    ("GET", "/facts"),
    ("POST", "/batches"),
    ("GET", "/batches"),
    ("GET", "/batches/{batch_id}"),
    ("GET", "/batches/{batch_id}/results"),
    ("POST", "/batches/{batch_id}/cancel"),
    ("POST", "/batches/{batch_id}/retry"),
]
TAKING_NOTHING = [("GET", "/healthz"), ("GET", "/readyz"), ("GET", "/metrics")]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ALLOWED, FORBIDDEN = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE


# articles line by line are sent as the text that the document says they are
schemathesis.serializer.alias("application/x-ndjson", "text/plain")


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schema")
    app = create_app(Settings(_env_file=None, DATABASE_URL=f"sqlite:///{folder / 'test.db'}"))
    with running(app, lifespan="on") as url:
        yield schemathesis.openapi.from_url(f"{url}/openapi.json")


def test_every_operation_of_the_document_is_tried(described):
    operations = [found.ok() for found in described.get_all_operations()]
    assert {(each.method.upper(), each.path) for each in operations} == {
        *TAKING_SOMETHING,
        *TAKING_NOTHING,
    }


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [
        *((*operation, ALLOWED) for operation in (*TAKING_SOMETHING, *TAKING_NOTHING)),
        *((*operation, FORBIDDEN) for operation in TAKING_SOMETHING),
    ],
)
def test_no_request_breaks_the_service(described, method, path, mode):
    operation = described[path][method]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case):
        case.call_and_validate(checks=CHECKS)

    send()


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """The document of a server with accounts, and the header of a key that opens all of it."""
    folder = tmp_path_factory.mktemp("guarded")
    with desk.database(folder) as store:
        people.add(store, "ada", PASSWORD, "admin", acting())
        key = programs.add(store, "robot", ["read", "extract"], acting())
    with running(desk.the_app(folder), lifespan="on") as url:
        document = schemathesis.openapi.from_url(f"{url}/openapi.json")
        yield document, {"authorization": f"Bearer {key}"}


@pytest.mark.parametrize(("method", "path"), TAKING_SOMETHING)
def test_with_accounts_nothing_opens_without_a_key_and_nothing_breaks_with_one(
    guarded, method, path
):
    document, key = guarded
    operation = document[path][method]

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=ALLOWED))
    def send(case):
        case.headers.pop("Authorization", None)
        case.cookies.clear()
        stranger = case.call()
        assert stranger.status_code in (401, 422)
        case.validate_response(stranger, checks=CHECKS)
        case.call_and_validate(headers=key, checks=CHECKS)

    send()
