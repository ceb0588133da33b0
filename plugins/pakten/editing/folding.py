"""Folding: what changes in files of their own say is written into the entry that they change, its other bytes kept."""

from collections.abc import Mapping, Sequence

from pakten.editing.amendment import Amendment
from pakten.reading.forms.fields import FormField
from pakten.reading.refusal import Refusal
from pakten.reading.yaml import emitter
from pakten.reading.yaml.values import Path, Value, group_at


def fold(amendment: Amendment, wanted: Mapping[str, Value], fields: Sequence[FormField], path: Path = ()) -> None:
    """Write the values that are wanted at a path where others are; new keys stand in the order of their form."""
    order = [field.key for field in fields]
    inner = {field.key: field.fields for field in fields}
    for key in [key for key in group_at(amendment.values, path) if key not in wanted]:
        amendment.remove(path, key)
    for key, value in wanted.items():
        now = group_at(amendment.values, path).get(key)
        after = tuple(order[: order.index(key)]) if key in order else ()
        if now == value:
            continue
        if isinstance(now, str | None) and isinstance(value, str) and len(emitter.mapping({key: value})) == 1:
            amendment.set(path, key, value, after)
        elif not _inside(amendment, path, key, now, value, inner.get(key, ())):
            amendment.put(path, key, value, after)


def _inside(
    amendment: Amendment, path: Path, key: str, now: Value | None, value: Value, fields: Sequence[FormField]
) -> bool:
    """Whether only the parts of a group or list that differ could be written anew."""
    try:
        if isinstance(now, dict) and isinstance(value, dict):
            fold(amendment, value, fields, (*path, key))
        elif isinstance(now, list) and isinstance(value, list) and _ids(now) and _ids(value):
            _items(amendment, path, key, _ids(now), _ids(value), fields)
        else:
            return False
    except Refusal:
        return False
    return True


Groups = dict[str, dict[str, Value]]
"""Groups by their ids."""


def _items(
    amendment: Amendment, path: Path, key: str, now: Groups, wanted: Groups, fields: Sequence[FormField]
) -> None:
    if not now.keys() & wanted.keys():
        raise Refusal("changes_others", file=amendment.name)
    for index, id_ in reversed(list(enumerate(now))):
        if id_ not in wanted:
            amendment.remove_item(path, key, index)
    for index, id_ in enumerate(id_ for id_ in now if id_ in wanted):
        fold(amendment, wanted[id_], fields, (*path, key, index))
    for id_, item in wanted.items():
        if id_ not in now:
            amendment.add_item(path, key, item)


def _ids(items: Sequence[Value]) -> Groups:
    """None when some have no id."""
    groups = [item for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)]
    return {str(item["id"]): item for item in groups} if len(groups) == len(items) else {}
