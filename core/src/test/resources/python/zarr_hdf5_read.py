# Opens a Zarr folder and an HDF5 file that another program stored; prints their numbers.
import json, sys
import datajoint as dj, h5py, zarr

name, store, scan = sys.argv[1:]
dj.config.stores = {"default": "main", "main": {"protocol": "file", "location": store}}
row = (dj.VirtualModule("m", name).Scan & {"scan": int(scan)}).fetch1()
movie, trace = row["movie"], row["trace"]
assert movie.verify() and trace.verify()
array = zarr.open_array(movie.full_path, mode="r")
with h5py.File(trace.open()) as file:
    signal = file["trace"][:].tolist()
    rate = float(file["trace"].attrs["rate"])
print(json.dumps({"movie": array[:].tolist(), "chunks": array.chunks, "trace": signal, "rate": rate}))
