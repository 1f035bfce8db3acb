# Stores objects and file paths of every form that Python 2.3.5 can store.
import os, pathlib, sys
import datajoint as dj

name, store = sys.argv[1:]
dj.config["safemode"] = False
dj.config.stores = {"default": "main", "main": {"protocol": "file", "location": store}}
schema = dj.Schema(name)


@schema
class Held(dj.Manual):
    definition = """
    id : int32
    ---
    thing = null : <object@main>
    own = null : <filepath@main>
    """


source = pathlib.Path(store).parent / "source"
folder = source / "movie.zarr"
(folder / "0").mkdir(parents=True)
(folder / ".zgroup").write_text("{}")
(folder / "0" / "b ü").write_text("12345")
(source / "empty").mkdir()
(source / "scan.tar.gz").write_bytes(b"abc")
own = pathlib.Path(store) / "ext" / "day1"
own.mkdir(parents=True)
(own / "raw.dat").write_bytes(b"x" * 16)

Held.insert1({"id": 1, "thing": b"bytes"})
Held.insert1({"id": 2, "thing": ("bin", b"x")})
Held.insert1({"id": 3, "thing": source / "scan.tar.gz"})
Held.insert1({"id": 4, "thing": folder})
Held.insert1({"id": 5, "thing": source / "empty"})
with Held.staged_insert1 as staged:
    staged.rec["id"] = 6
    with staged.open("thing", ".txt") as out:
        out.write(b"staged by Python")
Held.insert1({"id": 7, "own": "ext/day1/raw.dat"})
Held.insert1({"id": 8, "own": "ext//day1/"})
