"""Names of the published checkpoint's tensors → ours; values are split and renamed, not computed.

The left side is the name in the authors' code (commit e67f74f, transformers 4.36), the right side
the name in this package. ``{}`` stands for a number that is carried over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from torch import Tensor

from ..config import NetworkConfig
from ..errors import MtrefsegError

# unused in evaluation: lm_head is for the published language loss, the rest for nothing
UNUSED = (
    r"seg_query",
    r"lm_head\.(weight|bias)",
    r"predictor\.(SEG_query_embed|new_query_embed)\.weight",
    r"predictor\.(SEG_proj|CLASS_proj)\..*",
    r".*\.relative_position_index",
    r".*\.rotary_emb\.inv_freq",
)

_SWIN = "backbone.body.swin."
_BLOCK = _SWIN + r"encoder.layers.\1.blocks.\2."
_OLD_BLOCK = r"model\.vision_tower\.layers\.(\d+)\.blocks\.(\d+)\."
_PIXEL = "pixel_decoder.body."
_OLD_PIXEL = r"pixel_decoder\.transformer\.encoder\.layers\.(\d+)\."
_MASK = "mask_decoder.transformer."
_LAYER = _MASK + r"decoder.layers.\1."
_PHI = "language.phi."

RENAMED: tuple[tuple[str, str], ...] = (
    # image encoder
    (
        r"model\.vision_tower\.patch_embed\.proj\.",
        _SWIN + "embeddings.patch_embeddings.projection.",
    ),
    (r"model\.vision_tower\.patch_embed\.norm\.", _SWIN + "embeddings.norm."),
    (_OLD_BLOCK + r"norm1\.", _BLOCK + "layernorm_before."),
    (_OLD_BLOCK + r"norm2\.", _BLOCK + "layernorm_after."),
    (_OLD_BLOCK + r"attn\.proj\.", _BLOCK + "attention.o_proj."),
    (
        _OLD_BLOCK + r"attn\.relative_position_bias_table",
        _BLOCK + "attention.relative_position_bias.relative_position_bias_table",
    ),
    (_OLD_BLOCK + r"mlp\.(fc[12])\.", _BLOCK + r"mlp.\3."),
    (
        r"model\.vision_tower\.layers\.(\d+)\.downsample\.",
        _SWIN + r"encoder.layers.\1.downsample.",
    ),
    (r"model\.vision_tower\.norm0\.", "backbone.body.hidden_states_norms.stage1."),
    (r"model\.vision_tower\.norm1\.", "backbone.body.hidden_states_norms.stage2."),
    (r"model\.vision_tower\.norm2\.", "backbone.body.hidden_states_norms.stage3."),
    (r"model\.vision_tower\.norm3\.", "backbone.body.hidden_states_norms.stage4."),
    # image tokens and language model
    (r"model\.mm_projector\.", "image_tokens."),
    (r"model\.embed_tokens\.", _PHI + "embed_tokens."),
    (r"model\.final_layernorm\.", _PHI + "final_layernorm."),
    (r"model\.layers\.(\d+)\.(self_attn\.dense|mlp|input_layernorm)\b", _PHI + r"layers.\1.\2"),
    # [SEG] head
    (r"text_projector\.", "seg_head.text."),
    (r"origin_SEG_token_projector\.", "seg_head.origin."),
    (r"local_project\.", "seg_head.local."),
    (r"SEG_token_projector\.", "seg_head.output."),
    (r"d_layers\.layers\.0\.0\.", "seg_head.perceiver."),
    (r"d_layers\.layers\.0\.1\.", "seg_head.perceiver.feed_forward."),
    (r"d_layers\.norm\.", "seg_head.perceiver.norm."),
    # fusion
    (r"change_feature_fusion\.", "fusion."),
    # pixel decoder
    (r"pixel_decoder\.input_proj\.", _PIXEL + "input_projections."),
    (r"pixel_decoder\.transformer\.level_embed", _PIXEL + "level_embed"),
    (_OLD_PIXEL + r"norm1\.", _PIXEL + r"encoder.layers.\1.self_attn_layer_norm."),
    (_OLD_PIXEL + r"norm2\.", _PIXEL + r"encoder.layers.\1.final_layer_norm."),
    (_OLD_PIXEL + r"linear([12])\.", _PIXEL + r"encoder.layers.\1.fc\2."),
    (_OLD_PIXEL + r"self_attn\.", _PIXEL + r"encoder.layers.\1.self_attn."),
    (r"pixel_decoder\.mask_features\.", _PIXEL + "mask_projection."),
    (r"pixel_decoder\.(adapter|layer)_1\.", _PIXEL + r"\1_1."),
    # mask decoder
    (
        r"predictor\.transformer_cross_attention_layers\.(\d+)\.multihead_attn\.",
        _LAYER + "cross_attn.",
    ),
    (
        r"predictor\.transformer_cross_attention_layers\.(\d+)\.norm\.",
        _LAYER + "cross_attn_layer_norm.",
    ),
    (
        r"predictor\.transformer_self_attention_layers\.(\d+)\.self_attn\.out_proj\.",
        _LAYER + "self_attn.out_proj.",
    ),
    (
        r"predictor\.transformer_self_attention_layers\.(\d+)\.norm\.",
        _LAYER + "self_attn_layer_norm.",
    ),
    (r"predictor\.transformer_ffn_layers\.(\d+)\.linear([12])\.", _LAYER + r"fc\2."),
    (r"predictor\.transformer_ffn_layers\.(\d+)\.norm\.", _LAYER + "final_layer_norm."),
    (r"predictor\.decoder_norm\.", _MASK + "decoder.layernorm."),
    (
        r"predictor\.mask_embed\.layers\.(\d+)\.",
        _MASK + r"decoder.mask_predictor.mask_embedder.\1.0.",
    ),
    (r"predictor\.query_feat\.", _MASK + "queries_features."),
    (r"predictor\.query_embed\.", _MASK + "queries_embedder."),
    (r"predictor\.level_embed\.", _MASK + "level_embed."),
)

# query, key and value in one tensor, as three blocks of rows
QKV_STACKED: tuple[tuple[str, str], ...] = (
    (_OLD_BLOCK + r"attn\.qkv\.(\w+)", _BLOCK + r"attention.{}_proj.\3"),
    (
        r"predictor\.transformer_self_attention_layers\.(\d+)\.self_attn\.in_proj_(\w+)",
        _LAYER + r"self_attn.{}_proj.\2",
    ),
)

# the same, but interleaved: rows [head][query, key, value][width of a head]
QKV_INTERLEAVED = (
    r"model\.layers\.(\d+)\.self_attn\.query_key_value\.(\w+)",
    _PHI + r"layers.\1.self_attn.{}_proj.\2",
)


def rename(state: Mapping[str, Tensor], config: NetworkConfig) -> dict[str, Tensor]:
    """Turn the tensors of an official checkpoint into a state of ``MTRefSeg(config)``.

    Args:
        state: Official names → tensors.
        config: Sizes; only the heads of the language model are read.

    Raises:
        MtrefsegError: A name is not of an official checkpoint.
    """
    return {
        name: tensor
        for key, value in state.items()
        for name, tensor in _rename(key, value, config.language.heads)
    }


def _rename(key: str, value: Tensor, heads: int) -> Iterator[tuple[str, Tensor]]:
    if any(re.fullmatch(pattern, key) for pattern in UNUSED):
        return
    for pattern, template in QKV_STACKED:
        if re.fullmatch(pattern, key):
            yield from _named(re.sub(pattern, template, key), value.chunk(3))
            return
    if re.fullmatch(QKV_INTERLEAVED[0], key):
        by_head = value.unflatten(0, (heads, 3, -1))  # (heads, qkv, head width, …)
        qkv = tuple(rows.flatten(0, 1) for rows in by_head.unbind(1))
        yield from _named(re.sub(*QKV_INTERLEAVED, key), qkv)
        return
    yield _one_name(key), value


def _named(template: str, qkv: tuple[Tensor, ...]) -> Iterator[tuple[str, Tensor]]:
    for letter, rows in zip("qkv", qkv, strict=True):
        yield template.format(letter), rows


def _one_name(key: str) -> str:
    for pattern, template in RENAMED:
        if re.match(pattern, key):
            return re.sub(f"^{pattern}", template, key)
    raise MtrefsegError(
        "Tensor '{key}' is not one of the official MTRefSeg-R1 checkpoint.",
        "Choose a folder with MTRefSeg-R1 weights.",
        key=key,
    )
