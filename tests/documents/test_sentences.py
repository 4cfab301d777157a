"""Sentences, and where a passage stands in words."""

from desktop.documents.blocks import blocks
from desktop.documents.sentences import heading_over, locator, sentence_at, sentences, step_sentence

TEXT = (
    "# The river talks\n\nGen. A. Rask met both sides. “No water,” he said! They left.\n\n"
    "• Dams: none.\n• Silt: 3.5 tons. More later\n"
)


def parts(text: str) -> list[str]:
    return [text[first:last] for first, last in sentences(text, 0, len(text))]


def test_sentences_end_where_they_end_and_not_at_short_forms() -> None:
    assert parts("Gen. A. Rask came. He said “no.” Then e.g. nothing. 3.5 tons?") == [
        "Gen. A. Rask came.",
        "He said “no.”",
        "Then e.g. nothing.",
        "3.5 tons?",
    ]
    assert parts(" \n") == []


def test_a_number_that_counts_ends_no_sentence() -> None:
    assert parts("Am 3. März kam er. Seit dem 2. Weltkrieg nicht mehr. Es waren 3. Dann gingen sie.") == [
        "Am 3. März kam er.",
        "Seit dem 2. Weltkrieg nicht mehr.",
        "Es waren 3.",
        "Dann gingen sie.",
    ]
    assert parts("Montag, 14. Dezember, und 3. Mai.") == ["Montag, 14. Dezember, und 3. Mai."]
    assert parts("The score was 3. Maybe more.") == ["The score was 3.", "Maybe more."]


def test_one_steps_from_sentence_to_sentence_over_the_ends_of_blocks() -> None:
    found = blocks(TEXT)
    here = sentence_at(TEXT, found, 2)
    read = [TEXT[slice(*here)]]
    for _ in range(7):
        here = step_sentence(TEXT, found, here, 1)
        read.append(TEXT[slice(*here)])

    assert read[:4] == [
        "The river talks",
        "Gen. A. Rask met both sides.",
        "“No water,” he said!",
        "They left.",
    ]
    assert read[4:] == ["Dams: none.", "Silt: 3.5 tons.", "More later", "More later"]
    assert TEXT[slice(*step_sentence(TEXT, found, here, -1))] == "Silt: 3.5 tons."
    assert step_sentence("", (), (0, 0), 1) == (0, 0)


def test_a_passage_is_located_by_its_paragraph() -> None:
    found = blocks(TEXT)

    assert locator(TEXT, found, TEXT.index("Gen."), TEXT.index("Rask")) == "paragraph 1"
    assert locator(TEXT, found, TEXT.index("Dams"), len(TEXT) - 1) == "bullets 2–3"
    assert locator(TEXT, found, 2, 5) == "The river talks, heading"
    assert locator("", (), 0, 0) == ""


def test_a_heading_is_named_unless_it_is_the_title_of_the_whole() -> None:
    text = f"{TEXT}\n## Silt\n\nMore of it came.\n"

    assert locator(text, blocks(text), text.index("More of it"), len(text)) == "Silt, paragraph 4"


def test_a_passage_over_pages_names_them() -> None:
    text = "One line, and no more.\n\fAnother line, no more.\n"

    assert locator(text, blocks(text), 0, len(text)) == "pages 1–2, paragraphs 1–2"


def test_the_heading_over_a_place_is_the_last_before_it() -> None:
    assert heading_over(TEXT, blocks(TEXT), len(TEXT)) == "The river talks"
    assert heading_over("One. Two.", blocks("One. Two."), 3) == ""
