from shapely.geometry import box

from mtrefseg.model.files.craft_schema import APPEARS, CHANGES_STATE, DISAPPEARS
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.merge_candidates import merge_candidates


def one(x: float, noun: str, change: int = APPEARS, source: str = "polygons") -> Candidate:
    return Candidate(box(x, 0, x + 10, 10), change, noun, source)


def test_another_noun_of_one_meaning_is_the_same_object_and_another_thing_is_not() -> None:
    known = [one(0, "house"), one(100, "pond")]
    found = [one(1, "building", source="comparison"), one(101, "house", source="comparison")]
    merged = merge_candidates(known, found)
    assert merged.new == [found[1]]
    assert [again.id for again in merged.again] == [known[0].id]
    assert merged.again[0].object == "house"
    assert merged.again[0].attributes["sources"] == "polygons,comparison"


def test_the_opposite_change_and_a_small_overlap_are_other_objects() -> None:
    found = [one(0, "house", DISAPPEARS, "model"), one(6, "house", source="model")]
    assert merge_candidates([one(0, "house")], found) == (found, [], 0)


def test_the_answers_to_any_change_get_noun_and_type_of_another_source() -> None:
    anything = one(0, "", CHANGES_STATE, "model")
    merged = merge_candidates([anything], [one(1, "house", DISAPPEARS, "agent")])
    assert not merged.new
    assert (merged.again[0].object, merged.again[0].change_type) == ("house", DISAPPEARS)
    assert merged.again[0].id == anything.id
    merged = merge_candidates([one(0, "house", DISAPPEARS)], [anything])
    assert not merged.new and merged.again[0].change_type == DISAPPEARS


def test_one_source_gives_each_object_once_and_its_doubles_are_counted() -> None:
    found = [one(0, "house"), one(0.5, "house"), one(1, "house"), one(40, "house")]
    assert merge_candidates([], found) == ([found[0], found[3]], [], 2)


def test_a_noun_that_the_same_source_gives_later_is_taken() -> None:
    found = [one(0, "", CHANGES_STATE, "model"), one(0, "house", APPEARS, "model")]
    merged = merge_candidates([], found)
    assert [(same.object, same.change_type) for same in merged.new] == [("house", APPEARS)]


def test_without_candidates_nothing_is_new() -> None:
    assert merge_candidates([], []) == ([], [], 0)
    assert merge_candidates([one(0, "house")], []) == ([], [], 0)
