"""Reads templates as their engine does, and knows of every expression which type it has.

So it finds, without printing a page, what a template takes from a value that has no such thing.
A type is a tuple of alternatives: the classes and tuples of the views' annotations, `(str,)` for a
text. `ANY` can be anything.
"""

from dataclasses import dataclass, field, is_dataclass
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from jinja2 import nodes

from sitegen.site.views import TEMPLATES, Frame
from sitegen.site.words import Words, words_of

ANY = (object,)
TEXT = (str,)


@dataclass(frozen=True)
class Items:
    """A list or tuple written in a template: the type of each item."""

    types: tuple


@dataclass(frozen=True)
class Macros:
    """What `{% import %}` gives."""

    template: str


def type_of(annotation):
    if get_origin(annotation) in (Union, UnionType):
        return tuple(one for part in get_args(annotation) for one in type_of(part))
    return () if annotation is NoneType else (annotation,)


def item_types(kind):
    """What one meets on the way through a value."""
    for one in kind:
        if isinstance(one, Items):
            yield from one.types
        elif one is object:
            yield ANY
        elif get_origin(one) is tuple:
            yield from (type_of(part) for part in get_args(one) if part is not Ellipsis)


def any_of(kinds):
    return tuple(dict.fromkeys(one for kind in kinds for one in kind))


@dataclass
class Reader:
    """Reads the templates of one environment."""

    environment: object
    problems: list = field(default_factory=list)
    used: set = field(default_factory=set)
    """Class and field of whatever a template takes."""
    template: str = ""
    macros: dict = field(default_factory=dict)
    seen: set = field(default_factory=set)

    def read_page(self, template):
        """A template and all that it extends, with the view that it is given."""
        view = TEMPLATES[template]
        scope = {"page": (view,), "site": (Frame,), "words": (Words,), "none": ()}
        lineage = []
        while template:
            tree = self._tree(template)
            lineage.append((template, tree))
            extends = tree.find(nodes.Extends)
            template = extends.template.value if extends else ""
        for _, tree in reversed(lineage):
            for node in tree.find_all(nodes.Import):
                scope[node.target] = (Macros(node.template.value),)
        for template, tree in lineage:
            self.template = template
            self._read(tree.body, dict(scope))

    def _tree(self, template):
        source, file, _ = self.environment.loader.get_source(self.environment, template)
        return self.environment.parse(source, template, file)

    def _complain(self, node, what):
        self.problems.append(f"{self.template}:{node.lineno}: {what}")

    def _read(self, body, scope):
        for node in body:
            match node:
                case nodes.For():
                    self._for(node, scope)
                case nodes.Assign():
                    scope[node.target.name] = self.type(node.node, scope)
                case nodes.Macro():
                    self.macros[self.template, node.name] = node
                case nodes.If():
                    self.type(node.test, scope)
                    for part in (node.body, node.elif_, node.else_):
                        self._read(part, scope)
                case nodes.Block():
                    self._read(node.body, dict(scope))
                case nodes.Output():
                    for part in node.nodes:
                        self.type(part, scope)
                case nodes.Extends() | nodes.Import():
                    pass
                case _:
                    self._complain(node, f"this test does not know {type(node).__name__}")

    def _for(self, node, scope):
        kinds = list(item_types(self.type(node.iter, scope)))
        inner = {**scope, "loop": ANY}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = any_of(kinds)
        else:
            for number, target in enumerate(node.target.items):
                parts = [list(item_types((one,))) for kind in kinds for one in kind]
                inner[target.name] = any_of(part[number] for part in parts)
        if node.test:
            self.type(node.test, inner)
        self._read(node.body, inner)
        self._read(node.else_, scope)

    def type(self, node, scope):
        match node:
            case nodes.TemplateData():
                return TEXT
            case nodes.Const():
                return type_of(type(node.value))
            case nodes.Name():
                if node.name not in scope:
                    self._complain(node, f"nothing is named {node.name}")
                return scope.get(node.name, ANY)
            case nodes.Getattr():
                return self._taken(node, self.type(node.node, scope), node.attr)
            case nodes.Getitem(arg=nodes.Const(value=str() as key)):
                return self._taken(node, self.type(node.node, scope), key)
            case nodes.Getitem():
                kind = self.type(node.node, scope)
                return kind if isinstance(node.arg, nodes.Slice) else any_of(item_types(kind))
            case nodes.Call():
                return self._called(node, scope)
            case nodes.List() | nodes.Tuple():
                return (Items(tuple(self.type(item, scope) for item in node.items)),)
            case nodes.CondExpr():
                self.type(node.test, scope)
                others = [part for part in (node.expr1, node.expr2) if part]
                return any_of(self.type(part, scope) for part in others)
            case nodes.And() | nodes.Or():
                return any_of(self.type(part, scope) for part in (node.left, node.right))
        for child in node.iter_child_nodes():
            self.type(child, scope)
        return TEXT

    def _taken(self, node, kind, name):
        return any_of(self._taken_from(node, one, name) for one in kind)

    def _taken_from(self, node, one, name):
        if one is Words:
            known = hasattr(Words, name) or name in words_of("en").table["phrases"]
            if not known:
                self._complain(node, f"there is no phrase {name}")
            return TEXT
        if is_dataclass(one) and not isinstance(one, Macros | Items):
            hints = get_type_hints(one)
            if name in hints:
                self.used.add((one.__name__, name))
                return type_of(hints[name])
        elif one is object:
            return ANY
        self._complain(node, f"{getattr(one, '__name__', one)} has no {name}")
        return ANY

    def _called(self, node, scope):
        match node.node:
            case nodes.Name(name="super"):
                return TEXT
            case nodes.Getattr(node=nodes.Name(name=module)) if module in scope and any(
                isinstance(one, Macros) for one in scope[module]
            ):
                (found,) = scope[module]
                return self._macro(node, found.template, node.node.attr, scope)
            case nodes.Name(name=name):
                return self._macro(node, self.template, name, scope)
        self.type(node.node, scope)
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.type(argument, scope)
        return TEXT

    def _macro(self, node, template, name, scope):
        """A macro is read with the types that it is called with."""
        for found in self._tree(template).find_all(nodes.Macro):
            self.macros[template, found.name] = found
        macro = self.macros.get((template, name))
        if macro is None:
            self._complain(node, f"there is no macro {name}")
            return TEXT
        names = [argument.name for argument in macro.args]
        given = dict(zip(names[len(names) - len(macro.defaults) :], macro.defaults, strict=True))
        inner = {name: self.type(default, {}) for name, default in given.items()}
        inner |= {
            name: self.type(argument, scope)
            for name, argument in zip(names, node.args, strict=False)
        }
        inner |= {pair.key: self.type(pair.value, scope) for pair in node.kwargs}
        call = (template, name, tuple(sorted(inner.items(), key=lambda item: item[0])))
        if call not in self.seen:
            self.seen.add(call)
            caller, self.template = self.template, template
            self._read(macro.body, {"words": (Words,), "none": (), **inner})
            self.template = caller
        return TEXT
