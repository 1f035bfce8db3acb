# Reads and verifies the objects that another program stored; prints what it finds.
import json, sys
import datajoint as dj

name, store = sys.argv[1:]
dj.config.stores = {"default": "main", "main": {"protocol": "file", "location": store}}
table = dj.VirtualModule("m", name).Held
found = {}
for key in table.keys(order_by="id"):
    row = (table & key).fetch1()
    for attribute in ("thing", "own"):
        ref = row[attribute]
        if ref is None:
            continue
        entry = {"verify": ref.verify(), "size": ref.size, "ext": ref.ext, "is_dir": ref.is_dir, "exists": ref.exists()}
        entry["time"] = ref.timestamp.isoformat()
        if ref.is_dir:
            entry["list"] = sorted(ref.listdir())
            entry["walk"] = sorted(root + "/" + file for root, _, files in ref.walk() for file in files)
        else:
            entry["text"] = ref.read().decode()
        found[row["id"]] = entry
print(json.dumps(found))
