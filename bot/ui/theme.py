"""Colours and type of the page, handed to Gradio; `static/page.css` holds the same colours for our own parts."""

import gradio as gr
from gradio.themes import Base

SANS = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]
"""Fonts that are on the machine: plain names make no request to anywhere."""

INK_BLUE = (
    "#eef3f8",
    "#dce6f0",
    "#b9cde0",
    "#8fb5d9",
    "#5f8db8",
    "#24527a",
    "#1f4769",
    "#1a3b57",
    "#152f46",
    "#102435",
    "#0b1a27",
)
"""The accent from lightest to darkest, as Gradio wants it."""

BOTH = {
    "body_background_fill": ("#f5f4f1", "#191b1e"),
    "body_text_color": ("#23272c", "#e2e0db"),
    "body_text_color_subdued": ("#5c6167", "#a5a8ab"),
    "background_fill_primary": ("#ffffff", "#212428"),
    "background_fill_secondary": ("#f5f4f1", "#191b1e"),
    "block_background_fill": ("transparent", "transparent"),
    "block_label_text_color": ("#5c6167", "#a5a8ab"),
    "block_title_text_color": ("#5c6167", "#a5a8ab"),
    "border_color_primary": ("#dfdcd5", "#363a3f"),
    "block_border_color": ("#dfdcd5", "#363a3f"),
    "input_background_fill": ("#ffffff", "#212428"),
    "input_border_color": ("#dfdcd5", "#363a3f"),
    "input_border_color_focus": ("#24527a", "#8fb5d9"),
    "input_placeholder_color": ("#6f7378", "#8d9196"),
    "button_primary_background_fill": ("#24527a", "#8fb5d9"),
    "button_primary_background_fill_hover": ("#1f4769", "#a5c4e1"),
    "button_primary_text_color": ("#ffffff", "#14202b"),
    "button_secondary_background_fill": ("#ffffff", "#212428"),
    "button_secondary_background_fill_hover": ("#f0eee9", "#2a2e33"),
    "button_secondary_border_color": ("#dfdcd5", "#363a3f"),
    "button_secondary_text_color": ("#23272c", "#e2e0db"),
}
"""Theme variable → (light, dark). Gradio's dark twins do not follow the light ones, so both are set."""


def office_theme() -> Base:
    """A quiet theme: paper ground, ink text, one blue; nothing is fetched from outside."""
    shades = dict(zip(("c50", *(f"c{n}00" for n in range(1, 10)), "c950"), INK_BLUE, strict=True))
    theme = gr.themes.Base(
        primary_hue=gr.themes.Color(**shades, name="ink"),
        neutral_hue="stone",
        font=SANS,
        font_mono=["Consolas", "monospace"],
        radius_size="sm",
        spacing_size="sm",
    )
    values = {name: light for name, (light, _) in BOTH.items()} | {
        f"{name}_dark": dark for name, (_, dark) in BOTH.items()
    }
    return theme.set(**values)
