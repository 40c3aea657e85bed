"""Prompts as text files, `prompts/<verb>_<noun>.md`: loaded, checked and rendered.

A file is a YAML head (purpose, inputs, temperature, max_tokens, and json: true where the answer is one JSON
object), then `# system` and `# user` in Jinja. It is checked as it loads: the inputs declared are exactly the
variables used. What a person or a past report wrote is material and goes through the filter `fenced`.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined, TemplateError, meta

from bot.domain.model import Model, Prompt, answer
from bot.errors import BadData, ModelFailed

FOLDER = Path(__file__).parents[1] / "prompts"
GARBLED = "模型的回答不是要求的格式。"
_KEYS = {"purpose", "inputs", "temperature", "max_tokens"}
_FILE = re.compile(r"\A---\n(?P<head>.*?)\n---\n+# system\n(?P<system>.*?)\n# user\n(?P<user>.*)\Z", re.DOTALL)
FENCES = ("材料", "写法", "正文", "意思", "稿子")
"""What may stand between tags; a tag of any of these names is made harmless inside all of them."""
_TAG = re.compile(rf"<(?=\s*/?\s*(?:{'|'.join(FENCES)})\b)")


def fenced(text: str, tag: str = "材料") -> str:
    """Material between tags, such tags in itself made harmless, so that it cannot end where it likes; characters that
    nobody sees are gone."""
    seen = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf"))
    return f"<{tag}>\n{_TAG.sub('＜', seen)}\n</{tag}>"


_JINJA = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)
_JINJA.filters["fenced"] = fenced


@dataclass(frozen=True)
class PromptFile:
    """A prompt as loaded; `inputs`: the names that `filled` wants, all of them and no others."""

    name: str
    purpose: str
    inputs: frozenset[str]
    temperature: float
    max_tokens: int
    as_json: bool
    system: str
    user: str

    def filled(self, **values: Any) -> Prompt:
        """The prompt with its variables put in. TypeError where the values are not the declared inputs."""
        if set(values) != self.inputs:
            raise TypeError(f"{self.name} wants {sorted(self.inputs)}, got {sorted(values)}")
        system, user = (_JINJA.from_string(part).render(**values).strip() for part in (self.system, self.user))
        return Prompt(self.name, system, user, self.temperature, self.max_tokens, self.as_json)


@cache
def load_prompt(name: str, folder: Path = FOLDER) -> PromptFile:
    """The prompt of a file. BadData naming the file and what is wrong with it."""
    path = folder / f"{name}.md"
    try:
        parts = _FILE.match(path.read_text("utf-8"))
    except OSError as error:
        raise BadData(f"提示词 {path.name} 打不开，请检查安装是否完整。") from error
    if parts is None:
        raise BadData(f"提示词 {path.name} 应当是 --- 之间的说明，再加“# system”和“# user”两段。")
    head = _head(parts["head"], path.name)
    used = _variables(parts["system"] + parts["user"], path.name)
    if used != set(head["inputs"]):
        wrong = "、".join(sorted(used ^ set(head["inputs"])))
        raise BadData(f"提示词 {path.name} 的 inputs 和正文里用到的变量对不上：{wrong}。")
    return PromptFile(
        name,
        head["purpose"],
        frozenset(used),
        float(head["temperature"]),
        int(head["max_tokens"]),
        bool(head.get("json", False)),
        parts["system"],
        parts["user"],
    )


def load_prompts(folder: Path = FOLDER) -> dict[str, PromptFile]:
    """All prompts of a folder by name."""
    return {path.stem: load_prompt(path.stem, folder) for path in sorted(folder.glob("*.md"))}


def json_answer(model: Model, prompt: Prompt) -> dict[str, Any]:
    """The object that a model answers with, its values unchecked. ModelFailed, also where the answer is none."""
    try:
        told = json.loads(answer(model, prompt))
    except ValueError as error:
        raise ModelFailed(GARBLED, "garbled") from error
    if not isinstance(told, dict):
        raise ModelFailed(GARBLED, "garbled")
    return told


def _head(text: str, name: str) -> dict[str, Any]:
    try:
        head = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadData(f"提示词 {name} 开头的说明读不出来：{error}") from error
    wrong = _KEYS ^ (set(head) - {"json"}) if isinstance(head, dict) else _KEYS
    if wrong:
        raise BadData(f"提示词 {name} 开头的说明里多了或少了这些键：{'、'.join(sorted(map(str, wrong)))}。")
    return dict(head)


def _variables(template: str, name: str) -> set[str]:
    try:
        return meta.find_undeclared_variables(_JINJA.parse(template))
    except TemplateError as error:
        raise BadData(f"提示词 {name} 写得不对：{error}") from error
