# Prints the rows of a table that Java declared and filled, and adds a row of its own.
import sys, json, datetime, decimal, uuid
import numpy as np
import datajoint as dj

schema = dj.Schema(sys.argv[1])
schema.make_classes(globals())
table = globals()["Every"]()
postgres = dj.config["database.backend"] == "postgresql"


def neutral(v):
    if isinstance(v, np.ndarray):
        return {"array": str(v.dtype), "shape": list(v.shape), "data": [neutral(x) for x in v.flatten().tolist()]}
    if isinstance(v, np.generic):
        return neutral(v.item())
    if isinstance(v, (bytes, memoryview)):
        return {"bytes": bytes(v).hex()}
    if isinstance(v, (datetime.date, datetime.datetime, decimal.Decimal, uuid.UUID)):
        return str(v)
    if isinstance(v, tuple):
        return {"tuple": [neutral(x) for x in v]}
    if isinstance(v, list):
        return [neutral(x) for x in v]
    if isinstance(v, dict):
        return {str(k): neutral(x) for k, x in v.items()}
    if isinstance(v, float):
        return repr(v)
    return v


hidden = ["u", "file"] if postgres else ["file"]
names = [n for n in table.heading.names if n not in hidden]
rows = table.proj(*[n for n in names if n != "id"]).to_dicts(order_by="id")
print(json.dumps([{k: neutral(v) for k, v in r.items()} for r in rows]))
table.insert1(dict(id=100, u16=65535, u32=4294967295, i8=5, v="from Python", signal=np.eye(2)))
