import numpy as np
import pytest

from mtrefseg.model.sentences.model_words import KnownChange, KnownObject, ModelWords
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.training.craft.segmenters.blank_ground import mean_colour, random_phase
from mtrefseg.training.craft.segmenters.load_segmenter import load_any_change, load_segmenter
from mtrefseg.training.craft.segmenters.model_words import phrase_of, served_nouns
from mtrefseg.training.craft.segmenters.text_segmenter import AnyChange, UnknownObject

MINI = read_model_words("mini")


@pytest.fixture(scope="module")
def village():
    """Lawn with two roofs, 0.5 m: image and mask."""
    rng = np.random.default_rng(3)
    image = rng.normal((90, 115, 75), 8, (128, 128, 3))
    mask = np.zeros((128, 128), np.bool_)
    mask[20:52, 24:64] = mask[76:108, 60:104] = True
    image[mask] = rng.normal((205, 203, 198), 6, (int(mask.sum()), 3))
    return image.clip(0, 255).astype(np.uint8).transpose(2, 0, 1), mask


def test_mini_segments_the_roofs_of_one_image(village):
    image, mask = village
    segmenter = load_segmenter("mini", gsd_m=0.5, device="cpu")
    (found,) = segmenter.segment(image, ["building"])
    hit = found > 0.5
    assert (hit & mask).sum() / (hit | mask).sum() > 0.5
    assert len(segmenter.facts.version) == 12


def test_any_change_is_found_where_the_roofs_appeared(village):
    image, mask = village
    lawn = image.copy()
    lawn[:, mask] = image[:, ~mask][:, : mask.sum()]
    model: AnyChange = load_any_change("mini", gsd_m=0.5, device="cpu")
    changed = model.change(lawn, image)
    assert changed[mask].mean() > 0.6 > 0.2 > changed[~mask].mean()


@pytest.mark.parametrize("text", ["road", "roads", "street", "tree", "bare soil", "zebra"])
def test_words_that_mini_cannot_segment_in_one_image_are_refused_with_those_that_it_can(text):
    with pytest.raises(UnknownObject, match=f"'{text}'.*buildings") as error:
        phrase_of(text, MINI)
    assert "mini" in str(error.value)


@pytest.mark.parametrize("text", ["building", "houses", "Warehouse", "shed"])
def test_nouns_of_one_object_have_one_phrase(text):
    assert phrase_of(text, MINI).sentence == "the buildings that disappeared"


def test_water_is_segmented_in_coarse_pixels_only():
    assert phrase_of("lake", MINI, 5.0).sentence == "the water that appeared"
    with pytest.raises(UnknownObject, match="of 0.5 m pixels"):
        phrase_of("lake", MINI, 0.5)


def test_a_model_that_reads_english_is_given_any_noun_that_it_does_not_list():
    assert phrase_of("zebra", ModelWords("r", reads_english=True)).sentence == (
        "the zebra that disappeared"
    )


def test_a_noun_of_a_trained_region_is_served_where_its_change_was_trained():
    changes = (KnownChange("disappear", "the stupas that disappeared"),)
    stupa = KnownObject("stupa", ("stupas", "stupa"), (), changes)
    words = ModelWords("region", objects=(stupa, KnownObject("kiln", ("kilns", "kiln"), (), ())))
    assert served_nouns(words) == ["stupas"]
    with pytest.raises(UnknownObject):
        phrase_of("kiln", words)


def test_blank_ground_keeps_colours_and_spectrum_but_no_object(village):
    image, mask = village
    texture = random_phase(image)
    assert np.abs(texture.mean((1, 2)) - image.mean((1, 2))).max() < 2
    assert abs(texture.std() / image.std() - 1) < 0.1
    assert abs(texture[:, mask].mean() - texture[:, ~mask].mean()) < 0.3 * np.ptp(image.mean(0))
    assert (random_phase(image) == texture).all()
    assert np.ptp(mean_colour(image), axis=(1, 2)).max() == 0
