"""Uses tables that somebody else declared: use.py SCHEMA FILE. Declares the same classes, then a child of each."""
import re
import sys

import datajoint as dj

schema = dj.Schema(sys.argv[1], create_schema=False)
blocks = re.split(r"^=== ", open(sys.argv[2], encoding="utf-8").read(), flags=re.M)[1:]
members = {}
for block in blocks:
    head, definition = block.split("\n", 1)
    tier, name = head.split(" ")
    master, _, part = name.partition(".")
    if part:
        members[master][1][part] = type(part, (dj.Part,), {"definition": definition})
    else:
        members[master] = (tier, {"definition": definition})

context = {}
for name, (tier, body) in members.items():
    context[name] = schema(type(name, (getattr(dj, tier.capitalize()),), body), context=context)

for name in members:
    table = context[name]
    heading = table().heading
    print(name, "key", ",".join(heading.primary_key))
    print(name, "describe", repr(table().describe()))
    print(name, "rows", len(table().to_dicts()))
    if heading.primary_key:
        child = type(name + "Child", (dj.Manual,), {"definition": f"-> {name}\nchild_no : int16\n---\nchild_note = '' : varchar(8)"})
        schema(child, context=context)
        joined = context[name]() * child()
        print(name, "joined", ",".join(joined.primary_key))
