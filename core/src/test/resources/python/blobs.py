"""Compares blobs, a line each: name, what Python or MATLAB wrote, what Java made of it, in base64."""

import base64
import sys

import datajoint as dj
from datajoint import blob
import numpy as np

if dj.__version__.startswith("0.14"):
    dj.config["enable_python_native_blobs"] = True


def form(value):
    kind = type(value).__name__
    if isinstance(value, np.ndarray) or isinstance(value, np.generic):
        value = np.asarray(value)
        if value.dtype.names:
            return (kind, value.shape, [(name, form(np.asarray(value[name]))) for name in value.dtype.names])
        if value.dtype.hasobject:
            return (kind, value.shape, [form(item) for item in value.ravel()])
        return (kind, str(value.dtype), value.shape, value.tobytes())
    if isinstance(value, dict):
        return (kind, [(form(key), form(item)) for key, item in value.items()])
    if isinstance(value, (set, frozenset)):
        return (kind, sorted(map(repr, map(form, value))))
    if isinstance(value, (list, tuple)):
        return (kind, [form(item) for item in value])
    return (kind, repr(value))


def read(packed):
    try:
        return form(blob.unpack(packed))
    except Exception as error:
        return ("fails", str(error))


file = sys.argv[1]
alike = 0
for line in open(file):
    name, original, java = line.split()
    expected, got = read(base64.b64decode(original)), read(base64.b64decode(java))
    if expected == got:
        alike += 1
    else:
        print(name, expected, got)
print("alike", alike)
