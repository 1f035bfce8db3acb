# write.py FOLDER SCHEMA: declares a table, inserts what Python has of every kind, shows what Python reads of it.
import io

table = declare(dj.Schema(sys.argv[2]))
subject = 0


def put(attribute, case, value):
    global subject
    subject += 1
    label = f"{attribute} {case}"
    key = dict(subject=subject, session_date=datetime.date(2024, 5, 6), label=label)
    try:
        table.insert1({**key, attribute: value})
    except Exception as error:
        say(label, "written", failure(error))
        return
    say(label, "read", shown(attribute, fetched(table, subject, attribute)))


blobs = {
    "mixed": {"a": np.arange(6.0).reshape(2, 3), "t": (1, None), "s": "h\u00e9", "n": [True, -128, 2**70, 1.5, 2 + 3j]},
    "moments": [datetime.date(2024, 2, 29), datetime.time(1, 2, 3, 4), datetime.datetime(2024, 2, 29, 1, 2, 3)],
    "names": [uuid.UUID(int=5), decimal.Decimal("1E+2"), b"\x00\xff", {7}, {}],
    "column major": np.asfortranarray(np.arange(24, dtype="int16").reshape(2, 3, 4)),
    "zeros": np.zeros(5000),
    "noise": np.frombuffer(np.random.default_rng(1).bytes(8000), dtype="uint8"),
    "empty": np.zeros((0, 3), dtype="f4"),
    "scalar": np.float32(2.5),
    "days": np.array(["2024-02-29", "NaT"], dtype="M8[D]"),
    "structure": np.array([(1, 2.5)], dtype=[("i", "i4"), ("f", "f8")]),
    "objects": np.array([1, "a", None], dtype=object),
    "texts": np.array(["a", "bc"]),
}
for case, value in blobs.items():
    for attribute in ("blob_in", "blob_main", "blob_alt"):
        put(attribute, case, value)

sources = folder / "sources"
sources.mkdir(exist_ok=True)
for name, content in {"note.txt": b"attached", "\u00e9t\u00e9 1.tar.gz": b"\x00\x01", "empty": b""}.items():
    (sources / name).write_bytes(content)
    for attribute in ("attach_in", "attach_main", "attach_alt"):
        put(attribute, name, sources / name)

for case, content in {"bytes": b"raw \x00\xff", "empty": b"", "long": bytes(range(256)) * 40}.items():
    put("hash_main", case, content)
    put("hash_alt", case, content)

plain = "?,i1,i2,i4,i8,u1,u2,u4,u8,f2,f4,f8,c8,c16,>i2,>f4,>f8,>u8,>c16".split(",")
for code in plain:
    values = np.array([[0, 1, 2], [3, 4, 5]]).astype(code)
    put("npy_main", "C " + code, values)
    put("npy_alt", "F " + code, np.asfortranarray(values))
structure = [("id", "<i4"), ("at", "<M8[us]"), ("name", "<U3"), ("v", "<f4", (3,)), ("deep", [("x", ">i2"), ("y", "S2")])]
aligned = np.dtype([("b", "i1"), ("d", "f8")], align=True)
arrays = {
    "times": np.array(["2024-02-29T01:02:03.4", "NaT"], dtype="M8[ms]"),
    "days": np.array(["2024-02-29"], dtype="M8[D]"),
    "quarters": np.array([1, 2], dtype="M8[15m]"),
    "spans": np.array([1, -1], dtype="m8[ns]"),
    "texts": np.array(["a", "b\u00e9", "\U0001f42d"]),
    "big texts": np.array(["ab", "c"], dtype=">U2"),
    "bytes": np.array([b"ab", b"\xff"], dtype="S3"),
    "void": np.array([b"\x01\x02", b"\x03\x04"], dtype="V2"),
    "0-d": np.array(2.5),
    "0-d text": np.array("x"),
    "empty": np.zeros((0, 3), dtype="i2"),
    "empty F": np.zeros((3, 0), dtype="i2", order="F"),
    "one row": np.arange(3).reshape(1, 3),
    "strided": np.arange(12).reshape(3, 4)[::2, ::-1],
    "5-d": np.arange(32, dtype="u1").reshape(2, 2, 2, 2, 2).transpose(4, 0, 3, 1, 2),
    "special": np.array([np.nan, np.inf, -np.inf, -0.0]),
    "infinite complex": np.array([complex(1, np.inf), complex(-0.0, np.nan)]),
    "structure": np.array([(1, "2024-02-29", "ab", [1, 2, 3], (5, b"z"))], dtype=structure),
    "structure F": np.asfortranarray(np.zeros((2, 2), dtype=[("i", "i4"), ("f", "f8")])),
    "aligned": np.array([(1, 2.5), (2, 3.5)], dtype=aligned),
    "greek": np.array([(1,)], dtype=[("\u03b1\u03b2", "i4")]),
    "latin": np.array([(1,)], dtype=[("\u00e9 'x'", "i4")]),
    "wide header": np.zeros(1, dtype=[("field_with_a_long_name_%05d" % i, "u1") for i in range(2500)]),
    "masked": np.ma.array([1, 2], mask=[True, False]),
    "longdouble": np.array([1.5], dtype=np.longdouble),
}
for case, value in arrays.items():
    put("npy_main", case, value)
put("npy_main", "objects", np.array([1, None], dtype=object))
for case in ('pk: a/b:c*?"<>|\\ d%e \u00e9', "long " + "x\u00e9" * 70):
    put("npy_main", case, np.array([1]))
    put("npy_alt", case, np.array([1]))

tree = sources / "tree"
(tree / "nested").mkdir(parents=True, exist_ok=True)
(tree / "x.bin").write_bytes(bytes(10))
(tree / "nested" / "y.json").write_text('{"k": 1}')
(tree / ".hidden").write_text("h")
for attribute in ("obj_main", "obj_alt"):
    put(attribute, "bytes", b"object content")
    put(attribute, "empty", b"")
    put(attribute, "dotted", (".csv", b"x,y\n"))
    put(attribute, "bare", ("bin", io.BytesIO(b"from a stream")))
    put(attribute, "file", sources / "note.txt")
    put(attribute, "folder", str(tree))

put("file_main", "file", "ext/raw.dat")
put("file_main", "unicode", "ext/\u00fcml\u00e4ut file.bin")
put("file_main", "folder", "ext/dir")
put("file_alt", "prefix", "user/u.dat")
