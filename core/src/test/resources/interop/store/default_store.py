# default_store.py FOLDER SCHEMA: reads what Java put into the default store, and tries to put something there itself.
table = dj.VirtualModule("lab", sys.argv[2], create_schema=False).Held()
note = folder / "note.txt"
note.write_text("attached")
values = dict(blob={"a": 1}, attach=note, hash=b"bytes", npy=np.arange(3), obj=b"object", file="ext/raw.dat")
for subject, (attribute, value) in enumerate(values.items(), 1):
    say(attribute, "read", shown(attribute, fetched(table, subject, attribute)))
    try:
        table.insert1({"subject": 100 + subject, attribute: value})
    except Exception as error:
        say(attribute, "written", failure(error))
