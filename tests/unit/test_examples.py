"""The worked example of the OpenAPI document."""

from schemas.extraction import Extraction
from service import examples, text
from service.intake import Submission


def test_the_example_is_what_the_service_takes_and_answers():
    given = Submission.model_validate(examples.SUBMISSION)
    answered = Extraction.model_validate(examples.extraction())
    article = text.read(
        given.text, published=given.published, title=given.title, source_url=given.source_url
    )
    assert answered.article.id == article.id
    assert answered.facts
    assert all(given.text[fact.start : fact.end] == fact.quote for fact in answered.facts)
    assert {fact.checked for fact in answered.facts} == {"verified"}
