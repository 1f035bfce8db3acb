# Declares and fills a table with every type that Python 2.3.5 can declare.
import sys, datetime, decimal, uuid
import numpy as np
import datajoint as dj

dj.config["safemode"] = False
schema = dj.Schema(sys.argv[1])
postgres = dj.config["database.backend"] == "postgresql"


@schema
class Every(dj.Manual):
    definition = """
    # made by Python
    id : int32
    ---
    i8 = null : int8
    i64 = null : int64
    f32 = null : float32
    f64 = null : float64
    d = null : decimal(20,6)
    b = null : bool
    u = null : uuid
    j = null : json
    y = null : bytes
    day = null : date
    t6 = null : datetime(6)
    c = null : char(4)
    v = null : varchar(200)
    e = null : enum('low', 'high')
    signal = null : <blob>
    file = null : <attach>
    """


row = dict(
    id=1, i8=-128, i64=-(2**63), f32=0.1, f64=0.1, d=decimal.Decimal("-12.500000"), b=True,
    j={"list": [1, True, "x"], "deep": {"k": "\u00fc"}}, y=b"\x00\xff\\'",
    day=datetime.date(2024, 2, 29), t6=datetime.datetime(2024, 2, 29, 1, 2, 3, 456789),
    c="abc", v="it's \\ \U0001F42D", e="high",
    signal={"trace": np.arange(6, dtype="int16").reshape(2, 3), "t": (1, 2.5, None), "name": "x"},
)
if not postgres:
    row["u"] = uuid.UUID(int=2**128 - 1)
with open("notes.txt", "w") as f:
    f.write("hello")
row["file"] = "notes.txt"
Every.insert1(row)
Every.insert1(dict(id=2))
big = [dict(id=10 + k, signal=v) for k, v in enumerate([
    1, -1, 2**70, 1.5, "text", b"bytes", True, None, [1, [2]], {3}, np.float32(2.5), np.array(["a", "bc"]),
    np.array([1 + 2j]), np.zeros((0, 3)), np.arange(5000.0), datetime.date(2020, 1, 1), decimal.Decimal("1E+2"),
    uuid.UUID(int=5), np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]),
])]
Every.insert(b for b in big if b["signal"] is not None)
print("ok")
