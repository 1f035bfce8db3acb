# Stores a Zarr folder and an HDF5 file, written by the field's own libraries.
import pathlib, sys
import datajoint as dj, h5py, numcodecs, numpy as np, zarr

name, store = sys.argv[1:]
dj.config.stores = {"default": "main", "main": {"protocol": "file", "location": store}}
scan = dj.VirtualModule("m", name).Scan
source = pathlib.Path(store).parent

values = np.arange(20.0).reshape(5, 4)
array = zarr.create_array(
    str(source / "movie.zarr"), shape=values.shape, chunks=(2, 3), dtype="<f8", zarr_format=2,
    compressors=numcodecs.Zlib(level=1))
array[:] = values
with h5py.File(source / "trace.h5", "w") as file:
    file.create_dataset("trace", data=values, compression="gzip", chunks=(2, 2))
    file["trace"].attrs["unit"] = "mV"
scan.insert1({"scan": 100, "movie": source / "movie.zarr", "trace": source / "trace.h5"})
