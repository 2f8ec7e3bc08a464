"""A site held against a target: all that does not fit, or how near it is to not fitting."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.preflight.limits import Limit
from sitegen.preflight.site import BuiltSite
from sitegen.preflight.targets import Target


@dataclass(frozen=True, slots=True)
class Load:
    """The most that a site has of something limited."""

    limit: Limit
    amount: int
    path: str
    """The file or folder that has so much; "" for the whole site or its top folder."""

    @property
    def percent(self) -> int:
        """Of what the limit allows, rounded up, so that 0 is nothing and 101 too much."""
        return -(-100 * self.amount // self.limit.most)


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that does not fit."""

    thing: str
    """The heading of the limit or rule."""
    path: str
    """From the site's root; "" for the whole site."""
    what: str
    """A sentence."""
    advice: str


@dataclass(frozen=True, slots=True)
class Fit:
    """How a site fits a target; it does when there are no misfits."""

    loads: tuple[Load, ...]
    """One for each limit, in their order."""
    misfits: tuple[Misfit, ...]
    """By limit and rule, in their order, then by path."""


def fit(site: BuiltSite, target: Target) -> Fit:
    loads, misfits = [], []
    for limit in target.limits:
        load = Load(limit, 0, "")
        for path, amount in limit.measure(site):
            if amount > load.amount:
                load = Load(limit, amount, path)
            if amount > limit.most:
                misfits.append(_too_much(limit, path, amount))
        loads.append(load)
    for rule in target.rules:
        faults = sorted(rule.find(site), key=lambda fault: fault.path)
        misfits += [Misfit(rule.thing, one.path, one.what, one.advice) for one in faults]
    return Fit(tuple(loads), tuple(misfits))


def _too_much(limit: Limit, path: str, amount: int) -> Misfit:
    has, most = limit.unit(amount), limit.unit(limit.most)
    if has == most:  # rounded
        has, most = f"{amount:,}", f"{limit.most:,}"
    what = f"{limit.thing.capitalize()}: {has}, and at most {most} fit."
    return Misfit(limit.thing, path, what, limit.advice)
