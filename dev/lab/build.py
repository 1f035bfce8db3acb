"""Makes the lab of the demonstration with the real DataJoint 0.14.6 and writes it to a folder: lab.sql, stores.zip, pipeline.py.

Usage: build.py ECG_FILE OUTPUT_FOLDER, with DJ_HOST, DJ_PORT, DJ_USER, DJ_PASS of a MariaDB that has no schemas lab, heart.
"""

import gzip
import json
import os
import platform
import shutil
import sys
import tempfile
import traceback
import uuid
import zipfile

ecg, output = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
here = os.path.dirname(os.path.abspath(__file__))
work = tempfile.mkdtemp(prefix="djlab")
shutil.copy(os.path.join(here, "pipeline.py"), work)
os.chdir(work)
sys.path.insert(0, work)
os.environ["DJ_SUPPORT_FILEPATH_MANAGEMENT"] = "TRUE"

# What the library writes about this machine is made neutral.
platform.node = lambda: "lab-pc-01"
format_exc = traceback.format_exc
traceback.format_exc = lambda *a, **k: "\n".join(
    line for line in format_exc(*a, **k).splitlines() if not line.strip().startswith(("File", "^")))
os.getpid = lambda: 4242

config = {
    "stores": {"raw": {"protocol": "file", "location": "stores/raw", "stage": "stage", "subfolding": [2, 2]}},
    "safemode": False,
}
with open("dj_local_conf.json", "w") as file:
    json.dump(config, file, indent=2)
os.makedirs("stores/raw")
os.makedirs("stage/archive/208")
with gzip.open(ecg) as packed, open("stage/archive/208/mlii.dat", "wb") as plain:
    plain.write(packed.read())
with open("protocol.txt", "w") as file:
    file.write("Electrode MLII, 360 samples per second, 11 bits over 10 mV.\nPatient at rest, ambulatory recorder.\n")

import datajoint as dj  # noqa: E402

dj.config["database.host"] = os.environ["DJ_HOST"]
dj.config["database.port"] = int(os.environ["DJ_PORT"])
dj.config["database.user"] = os.environ["DJ_USER"]
dj.config["database.password"] = os.environ["DJ_PASS"]
dj.config["loglevel"] = "ERROR"
dj.config["database.use_tls"] = False
connection = dj.conn()
connection.query("SET foreign_key_checks=0")
for name in ("lab", "heart"):
    connection.query("DROP DATABASE IF EXISTS `%s`" % name)
connection.query("SET foreign_key_checks=1")
connection.query("SET timestamp = UNIX_TIMESTAMP('2023-03-14 09:26:53')")

import pipeline  # noqa: E402

pipeline.Person.insert1(dict(person="anna", full_name="Anna Weiß", joined="2019-09-01"))
pipeline.Recording.insert1(
    dict(recording_id=208, lead="MLII", person="anna", rate=360, is_public=1,
         device=uuid.UUID("7c1f8e7a-3f0e-4d39-9a53-0d6a5e1b208a"),
         archive="stage/archive/208/mlii.dat", protocol="protocol.txt"))
pipeline.Segment.populate()
pipeline.Rhythm.populate(reserve_jobs=True, suppress_errors=True)
print("segments", len(pipeline.Segment()), "beats", len(pipeline.Segment.Beat()), "rhythms", len(pipeline.Rhythm()),
      "jobs", len(pipeline.heart.jobs))


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return "0x" + value.hex() if value else "''"
    if isinstance(value, (int, float)):
        return repr(value)
    return "'" + str(value).replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n") + "'"


lines = ["SET foreign_key_checks = 0", "SET time_zone = '+00:00'"]
for schema in ("lab", "heart"):
    lines.append("CREATE DATABASE `%s` CHARACTER SET utf8mb4" % schema)
    lines.append("USE `%s`" % schema)
    for (table,) in connection.query("SHOW TABLES FROM `%s`" % schema).fetchall():
        full = "`%s`.`%s`" % (schema, table)
        create = connection.query("SHOW CREATE TABLE " + full.replace("%", "%%")).fetchone()[1]
        lines.append(" ".join(create.split("\n")))
        columns = connection.query("SHOW COLUMNS FROM " + full).fetchall()
        items = ", ".join("CAST(`%s` AS DOUBLE)" % c[0] if c[1] == "float" else "`%s`" % c[0] for c in columns)
        for row in connection.query("SELECT %s FROM %s" % (items, full)).fetchall():
            lines.append("INSERT INTO `%s` VALUES (%s)" % (table, ", ".join(literal(v) for v in row)))
lines.append("SET foreign_key_checks = 1")
os.makedirs(output, exist_ok=True)
text = "\n".join(lines).replace(work + "/", "").replace("'%s'" % os.uname().nodename, "'lab-pc-01'") + "\n"
with open(os.path.join(output, "lab.sql"), "w", encoding="utf-8") as file:
    file.write(text)
with zipfile.ZipFile(os.path.join(output, "stores.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
    for folder, _, files in sorted(os.walk("stores")):
        for name in sorted(files):
            path = os.path.join(folder, name)
            entry = zipfile.ZipInfo(path, (2023, 3, 14, 9, 26, 52))
            entry.compress_type = zipfile.ZIP_DEFLATED
            with open(path, "rb") as content:
                archive.writestr(entry, content.read())
shutil.copy("dj_local_conf.json", output)
shutil.copy("pipeline.py", output)
for name in ("heart", "lab"):
    connection.query("DROP DATABASE `%s`" % name)
shutil.rmtree(work)
