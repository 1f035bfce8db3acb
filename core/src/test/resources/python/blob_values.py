"""Random values through the real blob module: read FILE (blob and description a line), show FILE (blobs), make SEED COUNT."""

import array
import base64
import datetime
import decimal
import json
import random
import struct
import sys
import uuid

import numpy as np
from datajoint import blob

sys.set_int_max_str_digits(0)


def bits(number):
    return struct.pack(">d", number).hex()


def elements(values):
    """The elements of an array without objects, the last dimension closest."""
    values = np.ascontiguousarray(values).ravel()
    kind = values.dtype.kind
    if kind == "c":
        parts = values.view("f%d" % (values.dtype.itemsize // 2))
        texts = elements(parts)
        return [list(pair) for pair in zip(texts[::2], texts[1::2])]
    if kind == "f":
        width = values.dtype.itemsize
        return ["%0*x" % (2 * width, n) for n in values.view("u%d" % width).tolist()]
    if kind == "M":
        return [str(n) for n in values.view("i8").tolist()]
    items = values.tolist()
    return [str(n) for n in items] if values.dtype.itemsize == 8 else items


def ndarray(value):
    if isinstance(value, blob.MatCell):
        return {"kind": "matcell", "shape": list(value.shape), "values": [form(v) for v in value.ravel()]}
    if isinstance(value, blob.MatStruct):
        names = list(value.dtype.names)
        structs = np.asarray(value).ravel(order="F")
        return {
            "kind": "matstruct",
            "names": names,
            "shape": list(value.shape),
            "values": [[form(one[name]) for name in names] for one in structs],
        }
    value = np.asarray(value)
    shape = list(value.shape)
    if value.dtype.names is not None:
        fields = [[name, ndarray(value[name])] for name in value.dtype.names]
        return {"kind": "recarray", "shape": shape, "fields": fields}
    if value.dtype.kind in "OU":
        # Strings of an array are stored as objects
        items = [form(item) for item in value.astype(object).ravel()]
        return {"kind": "ndarray", "dtype": "object", "shape": shape, "values": items}
    return {"kind": "ndarray", "dtype": str(value.dtype), "shape": shape, "values": elements(value)}


def moment(value):
    if isinstance(value, datetime.datetime):
        return {"kind": "datetime", "value": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"kind": "date", "value": value.isoformat()}
    return {"kind": "time", "value": value.isoformat()}


def form(value):
    if value is None:
        return {"kind": "none"}
    if isinstance(value, (np.ndarray, np.bool_, np.number, np.datetime64)):
        return ndarray(value)
    if isinstance(value, bool):
        return {"kind": "bool", "value": value}
    if isinstance(value, int):
        return {"kind": "int", "value": str(value)}
    if isinstance(value, float):
        return {"kind": "float", "value": bits(value)}
    if isinstance(value, complex):
        return {"kind": "complex", "value": [bits(value.real), bits(value.imag)]}
    if isinstance(value, str):
        return {"kind": "string", "value": str(value)}
    if isinstance(value, (bytes, bytearray)):
        return {"kind": "bytes", "hex": value.hex()}
    if isinstance(value, decimal.Decimal):
        return {"kind": "decimal", "value": str(value)}
    if isinstance(value, uuid.UUID):
        return {"kind": "uuid", "value": str(value)}
    if isinstance(value, (datetime.date, datetime.time)):
        return moment(value)
    if isinstance(value, dict):
        return {"kind": "dict", "items": [[form(key), form(item)] for key, item in value.items()]}
    kind = {list: "list", array.array: "list", set: "set", frozenset: "set"}.get(type(value), "tuple")
    return {"kind": kind, "items": [form(item) for item in value]}


def canonical(described):
    """The same with sets in one order."""
    if isinstance(described, list):
        return [canonical(item) for item in described]
    if not isinstance(described, dict):
        return described
    result = {name: canonical(item) for name, item in described.items()}
    if result.get("kind") == "set":
        result["items"].sort(key=json.dumps)
    return result


def text(described):
    return json.dumps(canonical(described), sort_keys=True)


def read(file):
    """Prints each blob again, as Python writes it, or what is different."""
    for line in open(file, encoding="ascii"):
        packed, described = line.split("\t")
        try:
            value = blob.unpack(base64.b64decode(packed))
            got, expected = text(form(value)), text(json.loads(described))
            again = base64.b64encode(blob.pack(value)).decode()
        except Exception as error:
            got, expected, again = repr(error), described.strip(), ""
        print(again if got == expected else "reads %s where Java has %s" % (got[:2000], expected[:2000]))


def show(file):
    """Prints in short what each blob is to Python: its repr, or the error."""
    for line in open(file, encoding="ascii"):
        try:
            print(repr(blob.unpack(base64.b64decode(line))).replace("\n", ""))
        except Exception as error:
            print(type(error).__name__, error, sep=": ")


class Values:
    """Values made by chance, of every kind that Python writes, whether it can read them again or not."""

    SPECIAL = ["NaN", "-NaN", "NaN12", "sNaN", "-sNaN7", "Infinity", "-Infinity", "-0", "-0.000", "-0E-10", "1E+2"]
    UNITS = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as"]
    NUMBERS = "i1 i2 i4 i8 u1 u2 u4 u8 f4 f8 c8 c16".split()

    def __init__(self, seed):
        self.random = random.Random(seed)

    def value(self, depth=3):
        r = self.random
        if depth == 0 or r.random() < 0.65:
            return self.array() if r.random() < 0.35 else self.scalar()
        return r.choice([self.list, self.list, self.tuple, self.set, self.dict, self.objects, self.records, self.cell, self.struct])(depth)

    def text(self, most=12):
        r = self.random
        points = [r.randrange(r.choice([0x80, 0x10000, 0x110000])) for _ in range(r.randrange(most))]
        return "".join(chr(p) for p in points if not 0xD800 <= p < 0xE000)

    def fraction(self):
        r = self.random
        return r.choice([
            0.0, -0.0, float("inf"), float("-inf"), r.gauss(0, 1), 5e-324,
            struct.unpack("<d", r.randbytes(8))[0],
            struct.unpack("<d", r.randbytes(6) + b"\xff\x7f")[0],
            struct.unpack("<d", r.randbytes(6) + b"\xf1\xff")[0],
        ])

    def scalar(self):
        r = self.random
        return r.choice([
            lambda: None,
            lambda: r.random() < 0.5,
            lambda: r.randrange(-(1 << 63), 1 << 63) >> r.randrange(64),
            lambda: r.choice([1, -1]) * r.getrandbits(r.randrange(1, 300)),
            lambda: -(1 << r.randrange(200)),
            self.fraction,
            lambda: complex(self.fraction(), self.fraction()),
            self.text,
            lambda: r.randbytes(r.randrange(12)),
            lambda: bytearray(r.randbytes(r.randrange(12))),
            lambda: decimal.Decimal(r.choice(self.SPECIAL)),
            lambda: decimal.Decimal(r.getrandbits(r.randrange(1, 90))).scaleb(r.randrange(-20, 8)),
            lambda: uuid.UUID(bytes=r.randbytes(16)),
            lambda: self.moment().date(),
            lambda: self.moment().time(),
            self.moment,
            self.number,
            lambda: np.datetime64(r.getrandbits(40), r.choice(self.UNITS)),
            lambda: np.bool_(r.random() < 0.5),
            lambda: np.str_(self.text().replace("\0", "")),
        ])()

    def moment(self):
        micros = self.random.choice([0, self.random.randrange(1000000)])
        day = datetime.datetime(1, 1, 1) + datetime.timedelta(self.random.randrange(3652059), self.random.randrange(86400))
        return day.replace(microsecond=micros)

    def number(self):
        dtype = np.dtype(self.random.choice(self.NUMBERS))
        return np.frombuffer(self.random.randbytes(dtype.itemsize), dtype)[0]

    def shape(self, dimensions):
        return tuple(self.random.choice([0, 1, 1, 2, 2, 3, 3]) for _ in range(self.random.randrange(dimensions + 1)))

    def bits(self, dtype, shape):
        dtype = np.dtype(dtype)
        count = int(np.prod(shape, dtype=int))
        if dtype == bool:
            return np.array([self.random.random() < 0.5 for _ in range(count)], dtype=bool).reshape(shape)
        return np.frombuffer(self.random.randbytes(count * dtype.itemsize), dtype).reshape(shape)

    def array(self, shape=None):
        r = self.random
        if shape is None:
            shape = (r.randrange(2000),) if r.random() < 0.05 else self.shape(4)
        if r.random() < 0.1:
            texts = np.array([self.text(5).replace("\0", "") for _ in range(int(np.prod(shape, dtype=int)))], dtype="U5")
            return texts.reshape(shape)
        dtype = r.choice(self.NUMBERS + ["bool"] + ["M8[%s]" % unit for unit in self.UNITS])
        values = self.bits(dtype, shape)
        return r.choice([
            lambda: values,
            lambda: np.asfortranarray(values),
            lambda: np.ascontiguousarray(values.T).T,
            lambda: values[tuple(slice(None, None, -1) for _ in shape)],
            lambda: np.repeat(values, 2, axis=0)[::2] if values.ndim else values,
        ])()

    def object_array(self, shape, depth):
        values = np.empty(shape, dtype=object)
        for index in np.ndindex(*shape):
            values[index] = self.value(depth - 1)
        return values

    def objects(self, depth):
        return self.object_array(self.shape(3), depth)

    def names(self):
        return list(dict.fromkeys("n" + self.text(5).replace("\0", "0") for _ in range(self.random.randrange(1, 4))))

    def records(self, depth, shape=None):
        shape = self.shape(2) if shape is None else shape
        fields = []
        for name in self.names():
            kind = self.random.randrange(5)
            fields.append((name, self.object_array(shape, depth) if kind == 0 else self.records(depth - 1, shape) if kind == 1 and depth > 1 else self.array(shape)))
        values = np.empty(shape, dtype=[(name, field.dtype) for name, field in fields])
        for name, field in fields:
            values[name] = field
        return values

    def cell(self, depth):
        return self.object_array(self.shape(3), depth).view(blob.MatCell)

    def struct(self, depth):
        shape = self.shape(2)
        names = self.names()
        values = np.empty(shape, dtype=[(name, object) for name in names])
        for name in names:
            values[name] = self.object_array(shape, depth)
        return values.view(blob.MatStruct)

    def list(self, depth):
        return [self.value(depth - 1) for _ in range(self.random.randrange(4))]

    def tuple(self, depth):
        return tuple(self.list(depth))

    def key(self, depth):
        if depth > 1 and self.random.random() < 0.2:
            return tuple(self.key(depth - 1) for _ in range(self.random.randrange(3)))
        key = self.scalar()
        try:
            hash(key)
        except TypeError:
            return "not hashable"
        # Java has one NaN only
        return key if key == key else "not equal to itself"

    def set(self, depth):
        kind = self.random.choice([set, frozenset])
        return kind(self.key(depth) for _ in range(self.random.randrange(5)))

    def dict(self, depth):
        return {self.key(depth): self.value(depth - 1) for _ in range(self.random.randrange(5))}


def make(seed, count):
    values = Values(seed)
    for _ in range(count):
        value = values.value()
        print(base64.b64encode(blob.pack(value)).decode(), json.dumps(form(value)), sep="\t")


if __name__ == "__main__":
    verb, *arguments = sys.argv[1:]
    if verb in ("read", "show"):
        globals()[verb](arguments[0])
    else:
        make(int(arguments[0]), int(arguments[1]))
