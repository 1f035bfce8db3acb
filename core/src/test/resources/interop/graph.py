# graph.py SCHEMA STORE: shows the graphs that Java inserted, and inserts one of its own.
import json
import sys

import datajoint as dj


class Graph(dj.Codec):
    name = "graph"

    def get_dtype(self, is_store):
        return "<blob>"

    def encode(self, value, *, key=None, store_name=None):
        return {"format": 2, "nodes": value["nodes"], "edges": [list(edge) for edge in value["edges"]]}

    def decode(self, stored, *, key=None):
        return {"nodes": stored["nodes"], "edges": [tuple(edge) for edge in stored["edges"]]}


dj.config["stores"] = {"default": "main", "main": {"protocol": "file", "location": sys.argv[2]}}
schema = dj.VirtualModule("lab", sys.argv[1], create_schema=False)
circuit = schema.Circuit()
print(json.dumps(circuit.to_dicts(order_by="circuit_id")))
ring = {"nodes": ["x", "y"], "edges": [(0, 1, 0.5), (1, 0, 2.0)]}
circuit.insert1(dict(circuit_id=2, wiring=ring))
try:
    circuit.insert1(dict(circuit_id=3, wiring=ring, large=ring))
except TypeError as error:
    print(error)
