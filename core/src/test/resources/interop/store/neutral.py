"""What other scripts of this folder begin with. SCRIPT FOLDER ...: the folder has stores.json and codec_row.txt."""

import datetime
import decimal
import json
import os
import sys
import uuid
import warnings
from pathlib import Path

warnings.simplefilter("ignore")

import numpy as np

import datajoint as dj
from datajoint.builtin_codecs import NpyRef
from datajoint.objectref import ObjectRef

folder = Path(sys.argv[1])
dj.config["safemode"] = False
dj.config["download_path"] = str(folder / "downloads")
dj.config.stores = json.loads((folder / "stores.json").read_text())


def declare(schema):
    definition = (folder / "codec_row.txt").read_text()
    return schema(type("CodecRow", (dj.Manual,), {"definition": definition}))


def number(value):
    value = float(value)
    if value != value:
        return "nan"
    if value in (float("inf"), float("-inf")):
        return "inf" if value > 0 else "-inf"
    return "-0.0" if value == 0 and np.signbit(value) else value


def element(dtype, value):
    if dtype.kind == "c":
        return [number(value.real), number(value.imag)]
    if dtype.kind == "f":
        return number(value)
    if dtype.kind == "b":
        return bool(value)
    if dtype.kind in "iu":
        return str(int(value)) if dtype.itemsize == 8 else int(value)
    if dtype.kind in "mM":
        return str(int(value.view("i8") if value.dtype.isnative else value.astype(dtype.newbyteorder("=")).view("i8")))
    if dtype.kind == "S":
        return bytes(value).decode("latin-1")
    if dtype.kind == "V":
        return bytes(value).hex()
    return str(value)


def array(value):
    dtype = value.dtype
    if dtype.names is not None:
        fields = [[name, array(np.asarray(value[name]))] for name in dtype.names]
        return {"kind": "recarray", "shape": list(value.shape), "fields": fields}
    if dtype.kind == "O":
        items = [neutral(item) for item in value.ravel()]
        return {"kind": "ndarray", "dtype": "object", "shape": list(value.shape), "values": items}
    name = "str" if dtype.kind == "U" else str(dtype.newbyteorder("<"))
    values = [element(dtype, value.reshape(-1)[i]) for i in range(value.size)]
    return {"kind": "ndarray", "dtype": name, "shape": list(value.shape), "values": values}


def neutral(value):
    if isinstance(value, (np.ndarray, np.generic)) and not isinstance(value, (np.str_, np.bytes_)):
        return array(np.asarray(value))
    for kind, types in {"bool": bool, "int": int, "float": float, "complex": complex, "string": str}.items():
        if isinstance(value, types):
            text = {"int": str, "float": number, "complex": lambda c: [number(c.real), number(c.imag)]}
            return {"kind": kind, "value": text.get(kind, lambda same: same)(value)}
    if value is None:
        return {"kind": "none"}
    if isinstance(value, (bytes, memoryview)):
        return {"kind": "bytes", "hex": bytes(value).hex()}
    if isinstance(value, (decimal.Decimal, uuid.UUID)):
        return {"kind": type(value).__name__.lower(), "value": str(value)}
    if isinstance(value, (datetime.date, datetime.time)):
        return {"kind": type(value).__name__, "value": value.isoformat()}
    if isinstance(value, dict):
        return {"kind": "dict", "items": [[neutral(k), neutral(v)] for k, v in value.items()]}
    if isinstance(value, (tuple, list, set)):
        return {"kind": type(value).__name__, "items": [neutral(item) for item in value]}
    raise TypeError(type(value))


def files(ref):
    if ref.fs.protocol != "file" and "s3" in str(ref.fs.protocol):
        ref.fs.invalidate_cache()
    return sorted((sub + "/" if sub not in (".", "") else "") + name for sub, _, names in ref.walk() for name in names)


def cell(attribute, value):
    if attribute.startswith("attach"):
        return {"kind": "attach", "file": Path(value).name, "content_hex": Path(value).read_bytes().hex()}
    if isinstance(value, NpyRef):
        loaded = value.load()
        shape = list(value.shape)
        return dict(kind="npyref", path=value.path, store=value.store, shape=shape, dtype=str(loaded.dtype), value=array(loaded))
    if isinstance(value, ObjectRef):
        shown = dict(kind="objectref", path=value.path, store=value.store, size=value.size, ext=value.ext)
        shown.update(is_dir=value.is_dir, item_count=value.item_count)
        shown.update(timestamp=value.timestamp.isoformat(timespec="microseconds"), verify=value.verify())
        shown.update(dict(files=files(value)) if value.is_dir else dict(content_hex=value.read().hex()))
        return shown
    return neutral(value)


def failure(error):
    return {"kind": "error", "error": f"{type(error).__name__}: {error}"}


def fetched(table, subject, attribute):
    try:
        return (table & {"subject": subject}).fetch1(attribute)
    except Exception as error:
        return error


def shown(attribute, value):
    try:
        return failure(value) if isinstance(value, Exception) else cell(attribute, value)
    except Exception as error:
        return failure(error)


def say(label, what, said):
    print(json.dumps({"label": label, what: said}))
