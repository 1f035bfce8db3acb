# read.py FOLDER FROM TO: shows every value of one schema, and inserts it into another.
import shutil

source = dj.VirtualModule("source", sys.argv[2], create_schema=False).CodecRow()
target = declare(dj.Schema(sys.argv[3]))
codecs = [name for name in source.heading.names if name not in source.primary_key]
raw = source.proj(*[])


def again(attribute, value):
    if isinstance(value, NpyRef):
        return value.load()
    if not isinstance(value, ObjectRef):
        return value
    if attribute.startswith("file"):
        return value.path
    if value.is_dir:
        copy = folder / "copies" / value.path.replace("/", "_")
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir(parents=True)
        got = Path(value.download(str(copy))) / value.path.split("/")[-1]
        return str(got)
    return (value.ext, value.read()) if value.ext else value.read()


for key in source.proj().to_dicts(order_by="subject"):
    attribute = key["label"].split(" ")[0]
    value = fetched(source, key["subject"], attribute)
    say(key["label"], "read", shown(attribute, value))
    if not isinstance(value, Exception):
        try:
            target.insert1({**key, attribute: again(attribute, value)})
        except Exception as error:
            say(key["label"], "written", failure(error))
