# SPDX-License-Identifier: Apache-2.0
"""Filter patterns of CloudWatch Logs: over JSON, over fields between spaces, and of terms.

Source: CloudWatch Logs user guide, "Filter pattern syntax". Beyond it: a comparison with a field that a line does not
have is false, whatever the operator. Not understood, and refused: operators on arrays as a whole.
"""

import json
import re
from collections.abc import Callable
from typing import Any

Judge = Callable[[str], bool]

_TOKEN = re.compile(
    r"\s*(?:(?P<mark>\(|\)|&&|\|\||!=|<=|>=|=|<|>)"
    r"|(?P<word>(?:NOT\s+EXISTS|EXISTS|IS\s+NULL|IS\s+TRUE|IS\s+FALSE)\b)"
    r"|(?P<selector>\$(?:\.[\w-]+|\[\d+\])+)"
    r"|\"(?P<quoted>(?:[^\"\\]|\\.)*)\""
    r"|%(?P<regex>[^%]*)%"
    r"|(?P<bare>[^\s()=!<>&|\"]+))"
)
_FIELD = re.compile(r"\"([^\"]*)\"|\[([^\]]*)\]|(\S+)")
_MISSING = object()


class PatternError(ValueError):
    """A pattern that CloudWatch Logs would refuse, or that is not understood here."""


def judge_of(pattern: str) -> Judge:
    """What tells whether a line matches. Raises PatternError."""
    text = pattern.strip()
    if text.startswith("{"):
        return _json_judge(_between(text, "}"))
    if text.startswith("["):
        return _fields_judge(_between(text, "]"))
    return _terms_judge(text)


def fields_of(pattern: str, line: str) -> dict[str, Any]:
    """What `$name` stands for in a metric's value or dimension: the named fields of a line, or `$.path` of JSON."""
    text = pattern.strip()
    if not text.startswith("["):
        return {}
    names = [part.split()[0].split("=")[0].rstrip("!<>") for part in _between(text, "]").split(",")]
    values = _split(line)
    if "..." in names:
        at = names.index("...")
        values = values[:at] + [""] + values[len(values) - (len(names) - at - 1) :]
    return dict(zip(names, values))


def value_at(event: Any, selector: str) -> Any:
    """The value that a selector such as `$.a.b[0]` names; None where there is none."""
    found = _at(event, selector)
    return None if found is _MISSING else found


def _between(text: str, closing: str) -> str:
    if not text.endswith(closing):
        raise PatternError(f"the pattern does not end with {closing}")
    return text[1:-1]


def _json_judge(text: str) -> Judge:
    expression = _Expression(text).read()

    def judge(line: str) -> bool:
        try:
            event = json.loads(line)
        except ValueError:
            return False
        return expression(event)

    return judge


class _Expression:
    """Reads `a && (b || c)` from left to right; `&&` binds tighter than `||`."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None or match.lastgroup is None:
                raise PatternError(f"not understood: {text[at:]}")
            self.tokens.append((match.lastgroup, match.group(match.lastgroup)))
            at = match.end()
        self.at = 0

    def read(self) -> Callable[[Any], bool]:
        expression = self._joined("||", lambda: self._joined("&&", self._term))
        if self.at != len(self.tokens):
            raise PatternError(f"not understood: {self.tokens[self.at][1]}")
        return expression

    def _joined(self, mark: str, part: Callable[[], Callable[[Any], bool]]) -> Callable[[Any], bool]:
        parts = [part()]
        while self._take("mark", mark):
            parts.append(part())
        decide = any if mark == "||" else all
        return parts[0] if len(parts) == 1 else lambda event: decide(each(event) for each in parts)

    def _term(self) -> Callable[[Any], bool]:
        if self._take("mark", "("):
            inner = self._joined("||", lambda: self._joined("&&", self._term))
            if not self._take("mark", ")"):
                raise PatternError("a bracket is not closed")
            return inner
        selector = self._next("selector")
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "word":
            return _presence(selector, " ".join(self._next("word").split()))
        operator = self._next("mark")
        if self.at == len(self.tokens) or self.tokens[self.at][0] in ("mark", "word", "selector"):
            raise PatternError(f"{selector} {operator}: nothing to compare with")
        kind, wanted = self.tokens[self.at]
        self.at += 1
        compare = _comparison(operator, kind, wanted)
        return lambda event: (found := _at(event, selector)) is not _MISSING and compare(found)

    def _take(self, kind: str, text: str) -> bool:
        taken = self.at < len(self.tokens) and self.tokens[self.at] == (kind, text)
        self.at += taken
        return taken

    def _next(self, kind: str) -> str:
        if self.at == len(self.tokens) or self.tokens[self.at][0] != kind:
            raise PatternError(f"a {kind} is missing")
        self.at += 1
        return self.tokens[self.at - 1][1]


def _presence(selector: str, word: str) -> Callable[[Any], bool]:
    tests: dict[str, Callable[[Any], bool]] = {
        "EXISTS": lambda found: found is not _MISSING,
        "NOT EXISTS": lambda found: found is _MISSING,
        "IS NULL": lambda found: found is None,
        "IS TRUE": lambda found: found is True,
        "IS FALSE": lambda found: found is False,
    }
    return lambda event: tests[word](_at(event, selector))


def _comparison(operator: str, kind: str, wanted: str) -> Callable[[Any], bool]:
    if operator in ("=", "!="):
        matches = re.compile(wanted).search if kind == "regex" else _wildcard(wanted).fullmatch
        number = _number(wanted) if kind == "bare" else None

        def equal(found: Any) -> bool:
            if isinstance(found, (dict, list)) or found is None:
                return False
            same = number is not None and _number(found) == number
            return (same or matches(_text(found)) is not None) == (operator == "=")

        return equal
    limit = _number(wanted)
    if limit is None:
        raise PatternError(f"{operator} compares numbers, not {wanted}")
    order: dict[str, Callable[[float], bool]] = {
        "<": lambda found: found < limit,
        "<=": lambda found: found <= limit,
        ">": lambda found: found > limit,
        ">=": lambda found: found >= limit,
    }
    return lambda found: (number := _number(found)) is not None and order[operator](number)


def _fields_judge(text: str) -> Judge:
    parts = [part.strip() for part in text.split(",")]
    conditions = [None if part == "..." else _field_condition(part) for part in parts]
    if conditions.count(None) > 1:
        raise PatternError("... may stand once")

    def judge(line: str) -> bool:
        values = _split(line)
        if None not in conditions:
            return len(values) == len(conditions) and all(test(value) for test, value in zip(conditions, values))
        at = conditions.index(None)
        after = conditions[at + 1 :]
        if len(values) < at + len(after):
            return False
        kept = values[:at] + values[len(values) - len(after) :]
        return all(test(value) for test, value in zip(conditions[:at] + after, kept))

    return judge


def _field_condition(part: str) -> Callable[[str], bool]:
    """A name alone, or `name=4* || name=5*`: the field's own name stands for its value."""
    name = re.match(r"[\w]+", part)
    if name is None:
        raise PatternError(f"a field has no name: {part}")
    if name.group() == part:
        return lambda _value: True
    expression = _Expression(re.sub(rf"\b{name.group()}\b(?=\s*(?:!=|<=|>=|=|<|>))", "$.field", part)).read()
    return lambda value: expression({"field": value})


def _terms_judge(text: str) -> Judge:
    terms = re.findall(r"([-?]?)(?:\"((?:[^\"\\]|\\.)*)\"|(\S+))", text)
    must = [quoted or bare for sign, quoted, bare in terms if sign == ""]
    never = [quoted or bare for sign, quoted, bare in terms if sign == "-"]
    either = [quoted or bare for sign, quoted, bare in terms if sign == "?"]
    return lambda line: (
        all(term in line for term in must)
        and not any(term in line for term in never)
        and (not either or any(term in line for term in either))
    )


def _at(event: Any, selector: str) -> Any:
    for name, index in re.findall(r"\.([\w-]+)|\[(\d+)\]", selector):
        if name and isinstance(event, dict) and name in event:
            event = event[name]
        elif index and isinstance(event, list) and int(index) < len(event):
            event = event[int(index)]
        else:
            return _MISSING
    return event


def _split(line: str) -> list[str]:
    return [quoted or bracketed or bare for quoted, bracketed, bare in _FIELD.findall(line)]


def _wildcard(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in text.split("*")), re.DOTALL)


def _text(value: Any) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None
