"""Objects that touch, separated along the valleys of their probabilities."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from mtrefseg.model.outputs.split_objects import ObjectScale, split_objects

SCALE = ObjectScale(sigma_px=1.0, depth=1.0, least_px=10)


def _random_field(seed, shape=(90, 70), sigma=2.0):
    noise = ndimage.gaussian_filter(np.random.default_rng(seed).normal(size=shape), sigma)
    return (1 / (1 + np.exp(-2.5 * noise / noise.std()))).astype(np.float32)


def _squares(*tops, side=20, bridge=0.6):
    """Return squares in a column, with a bridge of low probability between them."""
    field = np.full((tops[-1] + side + 5, side + 10), 0.02, np.float32)
    field[tops[0] : tops[-1] + side, 12:16] = bridge
    for top in tops:
        field[top : top + side, 5 : 5 + side] = 0.98
    return field


def _components(mask, connectivity=4):
    return ndimage.label(mask, ndimage.generate_binary_structure(2, connectivity // 4))


def test_two_squares_with_a_weak_bridge_become_two_objects():
    field = _squares(5, 29)
    labels = split_objects(field, field > 0.5, ObjectScale())
    assert labels.max() == 2
    assert len({labels[10, 14], labels[40, 14]}) == 2


def test_one_square_of_high_probability_stays_one_object():
    field = _squares(5)
    assert split_objects(field, field > 0.5, ObjectScale()).max() == 1


@given(st.integers(0, 2**32 - 1), st.sampled_from([4, 8]))
@settings(max_examples=25, deadline=None)
def test_objects_cover_the_mask_and_stay_within_their_component(seed, connectivity):
    field = _random_field(seed)
    mask = field > 0.5
    labels = split_objects(field, mask, SCALE, connectivity)
    components, number = _components(mask, connectivity)
    assert ((labels > 0) == mask).all()
    pairs = np.unique(np.stack((labels[mask], components[mask])), axis=1)
    assert len(pairs[0]) == labels.max() >= number
    for label in range(1, labels.max() + 1):
        assert _components(labels == label, connectivity)[1] == 1


@given(st.integers(0, 2**32 - 1), st.sampled_from([4, 8]))
@settings(max_examples=25, deadline=None)
def test_pieces_that_are_too_small_join_a_neighbour(seed, connectivity):
    field = _random_field(seed)
    mask = field > 0.5
    labels = split_objects(field, mask, SCALE, connectivity)
    components, _ = _components(mask, connectivity)
    for label in np.flatnonzero(np.bincount(labels[mask]) < SCALE.least_px)[1:]:
        whole = components == components[labels == label][0]
        assert (whole == (labels == label)).all()


@given(st.integers(0, 2**32 - 1), st.sampled_from([4, 8]))
@settings(max_examples=30, deadline=None)
def test_a_component_is_split_by_its_own_pixels_alone(seed, connectivity):
    field = _random_field(seed)
    mask = field > 0.5
    together = split_objects(field, mask, SCALE, connectivity)
    components, number = _components(mask, connectivity)
    for component in range(1, number + 1):
        own = components == component
        alone = split_objects(np.where(own, field, 0), own, SCALE, connectivity)
        first = together[own].min()
        assert (alone[own] == together[own] - first + 1).all()


def test_an_empty_mask_has_no_objects():
    field = np.zeros((5, 6), np.float32)
    assert not split_objects(field, field > 0.5, ObjectScale()).any()


@pytest.mark.parametrize("connectivity", [4, 8])
def test_probabilities_of_a_raster_give_the_same_objects(connectivity):
    field = _random_field(7)
    stored = (np.rint(field * 1024) / 1024).astype(np.float32)
    mask = field > 0.5
    expected = split_objects(field, mask, SCALE, connectivity)
    assert (split_objects(stored, mask, SCALE, connectivity) == expected).all()
