"""How chips look."""

MARGIN_PX = 4
CHIP_STYLE = (
    "#chip { border: 1px solid palette(mid); border-radius: 6px; background: palette(base); }"
    "#chip[used='false'] { border-style: dashed; background: transparent; }"
    "#chip[wrong='true'] { border: 1px solid #c62828; }"
    "#chip QToolButton { border: none; padding: 1px; }"
    "#chip QToolButton:focus, #chip QToolButton:hover { background: palette(midlight); }"
)
