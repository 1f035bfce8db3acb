"""Fetches every value of every table of some schemas through DataJoint 2 and prints it as JSON.

Arguments: a JSON object {"schemas": [...], "stores": {...}, "folder": "..."}. Printed: {"schema.table": [{attribute: value}]}.
A value that cannot be read is {"$error": "..."}.
"""
import datetime
import decimal
import hashlib
import json
import os
import sys
import uuid

import numpy as np

import datajoint as dj

task = json.loads(sys.argv[1])
MOST = 64


class Graph(dj.Codec):
    name = "graph"

    def get_dtype(self, is_store):
        return "<blob@>" if is_store else "<blob>"

    def encode(self, value, *, key=None, store_name=None):
        return value

    def decode(self, stored, *, key=None):
        return {"$graph": sorted([str(a), str(b)] for a, b in stored)}


class GraphFile(Graph):
    name = "graph_file"

    def decode(self, stored, *, key=None):
        return {"$graph": sorted([str(a), str(b)] for a, b in stored["edges"])}


class JsonText(dj.Codec):
    name = "json_text"

    def get_dtype(self, is_store):
        return "varchar(2000)"

    def encode(self, value, *, key=None, store_name=None):
        return json.dumps(value, sort_keys=True)

    def decode(self, stored, *, key=None):
        return json.loads(stored)


class Inches(dj.Codec):
    name = "inches"

    def get_dtype(self, is_store):
        return "float32"

    def encode(self, value, *, key=None, store_name=None):
        return value / 2.54

    def decode(self, stored, *, key=None):
        return stored * 2.54


class Layout(dj.Codec):
    name = "layout"

    def get_dtype(self, is_store):
        return "<filepath@>"

    def encode(self, value, *, key=None, store_name=None):
        return value

    def decode(self, stored, *, key=None):
        return json.loads(stored.read())


class Doc(dj.Codec):
    name = "doc"

    def get_dtype(self, is_store):
        return "<attach@>"

    def encode(self, value, *, key=None, store_name=None):
        return value

    def decode(self, stored, *, key=None):
        with open(stored, "rb") as file:
            return file.read()


def digest(content):
    return hashlib.sha256(content).hexdigest()


def number(value):
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value) if abs(int(value)) < 1 << 53 else {"$int": str(int(value))}
    return {"$float": repr(float(value))}


def element(value, kind):
    if kind == "c":
        return [repr(float(value.real)), repr(float(value.imag))]
    if kind == "f":
        return repr(float(value))
    if kind in "mM":
        return str(value)
    if kind in "US":
        return value.decode("latin1") if isinstance(value, bytes) else str(value)
    return neutral(value) if kind == "O" else number(value)


def array(value):
    if value.dtype.names:
        fields = [[name, array(np.asarray(value[name]))] for name in value.dtype.names]
        return {"$recarray": {"shape": list(value.shape), "fields": fields}}
    kind = value.dtype.kind
    flat = value.flatten(order="C")
    form = {"dtype": "object" if kind == "O" else value.dtype.str, "shape": list(value.shape)}
    if flat.size > MOST and kind not in "OUSmM":
        form["sha256"] = digest(flat.astype(flat.dtype.newbyteorder("<")).tobytes())
        form["head"] = [element(item, kind) for item in flat[:4]]
    else:
        form["data"] = [element(item, kind) for item in flat]
    return {"$ndarray": form}


def matlab(value):
    plain = np.asarray(value)
    if type(value).__name__ == "MatCell":
        return {"$matcell": {"shape": list(plain.shape), "data": [neutral(item) for item in plain.flatten()]}}
    fields = [[name, [neutral(item) for item in np.asarray(plain[name]).flatten()]] for name in plain.dtype.names]
    return {"$matstruct": {"shape": list(plain.shape), "fields": fields}}


def span(value):
    micros = (value.days * 86400 + value.seconds) * 1000000 + value.microseconds
    sign, micros = ("-" if micros < 0 else ""), abs(micros)
    seconds, rest = divmod(micros, 1000000)
    text = "%s%d:%02d:%02d" % (sign, seconds // 3600, seconds // 60 % 60, seconds % 60)
    return {"$timedelta": text + (".%06d" % rest if rest else "")}


def neutral(value):
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, np.generic) and not isinstance(value, (np.void, np.bool_)):
        return {"$np": value.dtype.str, "v": element(value, "c") if value.dtype.kind == "c" else number(value)}
    if isinstance(value, (bool, np.bool_, int, float)):
        return number(value)
    if isinstance(value, complex):
        return {"$complex": [repr(value.real), repr(value.imag)]}
    if isinstance(value, decimal.Decimal):
        return {"$decimal": str(value)}
    if isinstance(value, datetime.datetime):
        return {"$datetime": value.isoformat(sep=" ")}
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"$time": value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return span(value)
    if isinstance(value, uuid.UUID):
        return {"$uuid": str(value)}
    if isinstance(value, (bytes, bytearray)):
        content = bytes(value)
        return {"$bytes": content.hex()} if len(content) <= MOST else {"$bytes_sha256": digest(content), "size": len(content)}
    if type(value).__name__ in ("MatStruct", "MatCell"):
        return matlab(value)
    if isinstance(value, np.ndarray):
        return array(value)
    if isinstance(value, dict):
        return value if "$graph" in value else {"$dict": [[neutral(k), neutral(v)] for k, v in value.items()]}
    for kind, tag in ((list, "$list"), (tuple, "$tuple")):
        if isinstance(value, kind):
            return {tag: [neutral(item) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"$set": sorted((neutral(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))}
    if hasattr(value, "read") and hasattr(value, "path"):
        content = value.read()
        return {"$file": {"name": os.path.basename(value.path), "size": len(content), "sha256": digest(content)}}
    return {"$repr": repr(value)}


def file(path):
    with open(path, "rb") as opened:
        content = opened.read()
    return {"$file": {"name": os.path.basename(path), "size": len(content), "sha256": digest(content)}}


def cell(value, codec):
    return file(value) if codec == "attach" and isinstance(value, str) else neutral(value)


def codec(attribute):
    return getattr(getattr(attribute, "codec", None), "name", "")


def rows(table):
    codecs = {name: codec(attribute) for name, attribute in table.heading.attributes.items()}
    try:
        fetched = table.to_dicts()
    except Exception:
        fetched = [one_by_one(table & key, key) for key in table.proj().to_dicts()]
    return [{name: value if isinstance(value, dict) and "$error" in value else cell(value, codecs[name])
             for name, value in row.items()} for row in fetched]


def one_by_one(row, key):
    values = dict(key)
    for name in row.heading.attributes:
        if name not in key:
            try:
                values[name] = row.fetch1(name)
            except Exception as error:
                values[name] = {"$error": "%s: %s" % (type(error).__name__, error)}
    return values


dj.config["loglevel"] = "ERROR"
dj.config["download_path"] = task["folder"]
for name, location in task["stores"].items():
    dj.config.stores[name] = location if isinstance(location, dict) else {"protocol": "file", "location": location}
connection = dj.conn()
found = {}
for full_name in task["tables"]:
    schema, name = full_name.split(".", 1)
    found[full_name] = rows(dj.FreeTable(connection, "`%s`.`%s`" % (schema, name)))
print(json.dumps(found))
