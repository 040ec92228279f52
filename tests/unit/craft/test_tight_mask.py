import numpy as np

from mtrefseg.training.craft.segmenters.tight_mask import tight_mask


def test_a_pixel_is_in_the_mask_only_where_both_agree():
    changed = np.array([[0.9, 0.9, 0.1, 0.5]], np.float32)
    text = np.array([[0.9, 0.1, 0.9, 0.5]], np.float32)
    assert (tight_mask(changed, text) >= 0.5).tolist() == [[True, False, False, True]]


def test_several_texts_share_one_map_of_changes():
    tight = tight_mask(np.full((4, 5), 0.5, np.float32), np.ones((3, 4, 5), np.float32))
    assert tight.shape == (3, 4, 5) and tight.dtype == np.float32
