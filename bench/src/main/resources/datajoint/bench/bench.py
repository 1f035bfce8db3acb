# The Python side of the bench: does one task for each line of input and prints the seconds it took.
import datetime, sys, time, warnings
import numpy as np

warnings.simplefilter("ignore")
import datajoint as dj

dj.config["safemode"] = False
dj.config["loglevel"] = "ERROR"
schema = dj.Schema(sys.argv[1], create_schema=False)
rows, blobs, keys = int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
classes = {}
schema.make_classes(classes)
Narrow, Wide, Trace = classes["Narrow"], classes["Wide"], classes["Trace"]
Recorded, Blobbed, Large = classes["Recorded"], classes["Blobbed"], classes["Large"]
day = datetime.date(2024, 1, 1)
names = ["alpha", "beta", "gamma", "delta"]


def narrow_rows():
    return [dict(id=i, a=i * 7 % 1000, b=i * 0.25, c=names[i % 4], d=day) for i in range(rows)]


def trace():
    noise = np.random.default_rng(1)
    t = np.arange(25000)
    return (np.sin(t / 40) + 0.1 * noise.standard_normal(25000)).astype("float32")


def insert_rows():
    data = narrow_rows()
    Narrow().delete_quick()
    start = time.perf_counter()
    Narrow().insert(data)
    return time.perf_counter() - start


def fetch_records():
    start = time.perf_counter()
    n = len(Wide().to_dicts())
    return time.perf_counter() - start


def fetch_columns():
    start = time.perf_counter()
    Wide().to_arrays("id", "a", "b", "c", "d")
    return time.perf_counter() - start


def fetch_one():
    start = time.perf_counter()
    for i in range(keys):
        (Wide & {"id": i * 37 % 10000}).fetch1()
    return time.perf_counter() - start


def blobs_in():
    one = trace()
    Trace().delete_quick()
    start = time.perf_counter()
    # One call of all would exceed max_allowed_packet: Python sends one statement.
    for first in range(0, blobs, 50):
        Trace().insert(dict(id=i, trace=one) for i in range(first, min(blobs, first + 50)))
    return time.perf_counter() - start


def blobs_out():
    start = time.perf_counter()
    Trace().to_dicts()
    return time.perf_counter() - start


def empty(table):
    import pathlib, shutil

    table().delete_quick()
    for entry in pathlib.Path(dj.config.stores["bench"]["location"]).iterdir():
        shutil.rmtree(entry)


def numbered(one, i):
    copy = one.copy()
    copy[0] = i
    return copy


def fill(table):
    one = trace()
    empty(table)
    start = time.perf_counter()
    table().insert(dict(id=i, trace=numbered(one, i)) for i in range(blobs))
    return time.perf_counter() - start


def npy_in():
    return fill(Recorded)


def npy_open():
    start = time.perf_counter()
    Recorded().to_dicts()
    return time.perf_counter() - start


def npy_out():
    start = time.perf_counter()
    for row in Recorded().to_dicts():
        row["trace"].load()
    return time.perf_counter() - start


def stored_blobs_in():
    return fill(Blobbed)


def stored_blobs_out():
    start = time.perf_counter()
    Blobbed().to_dicts()
    return time.perf_counter() - start


def large_in():
    one = (np.arange(25_000_000) % 1000).astype("float32")
    empty(Large)
    start = time.perf_counter()
    Large().insert(dict(id=i, trace=one) for i in range(5))
    return time.perf_counter() - start


def large_out():
    start = time.perf_counter()
    for row in Large().to_dicts():
        row["trace"].load()
    return time.perf_counter() - start


def gc_scan():
    from datajoint.gc import GarbageCollector

    start = time.perf_counter()
    GarbageCollector(schema, store="bench").collect(dry_run=True)
    return time.perf_counter() - start


print("ready", flush=True)
for line in sys.stdin:
    task = line.strip()
    print(globals()[task](), flush=True)
