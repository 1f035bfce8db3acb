"""Declares tables: declare.py SCHEMA FILE, where FILE holds blocks '=== tier Name' or '=== part Master.Name'."""
import re
import sys

import datajoint as dj

schema = dj.Schema(sys.argv[1])
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
    context[name] = type(name, (getattr(dj, tier.capitalize()),), body)
    try:
        context[name] = schema(context[name], context=context)
        print(name, "declared")
    except Exception as error:
        print(name, "refused:", type(error).__name__, str(error).replace("\n", " ")[:200])
