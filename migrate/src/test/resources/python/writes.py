"""Works on the migrated mouse_ephys as a lab does the day after: inserts, refusals, populate, a child declared, a delete.

Argument: a JSON object {"prefix": "..."}. Printed: a JSON object of what was seen.
"""
import datetime
import json
import sys
import uuid

import numpy as np

import datajoint as dj

task = json.loads(sys.argv[1])
dj.config["loglevel"] = "ERROR"
dj.config["safemode"] = False
prefix = task["prefix"]
lab, subject, acquisition, ephys, analysis = (
    dj.VirtualModule(name, prefix + name) for name in ("lab", "subject", "acquisition", "ephys", "analysis")
)
# A schema of a virtual module declares nothing new.
schema = dj.Schema(prefix + "analysis")
seen = {}


def error(action):
    try:
        action()
        return "none"
    except Exception as raised:
        return type(raised).__name__


# Rows in tables with foreign keys into other schemas, uuid, enum, defaults, decimal, part, renamed key, blob.
mouse = dict(
    subject_id=4000000001, subject_uuid=uuid.UUID(int=77), sex="F", strain="C57BL/6", responsible="alice",
    dob=datetime.date(2024, 2, 29),
)
subject.Subject.insert1(mouse)
subject.Subject.Weight.insert1(dict(subject_id=4000000001, weighed_at=datetime.datetime(2024, 5, 1, 12), weight="21.25"))
start = datetime.datetime(2024, 5, 2, 9, 30)
meta = {"rig": [1, 2.5, None], "image": np.arange(6, dtype=np.int16).reshape(2, 3)}
acquisition.Session.insert1(
    dict(subject_id=4000000001, session_start=start, session_number=1, rig="E1", experimenter="bob", duration=1.5, meta=meta)
)
row = (subject.Subject & {"subject_id": 4000000001}).fetch1()
seen["nickname"] = row["subject_nickname"]
seen["uuid"] = str(row["subject_uuid"])
back = (acquisition.Session & {"subject_id": 4000000001}).fetch1("meta")
seen["meta"] = back["rig"] == meta["rig"] and back["image"].dtype == np.int16 and bool((back["image"] == meta["image"]).all())
seen["weight"] = str((subject.Subject.Weight & {"subject_id": 4000000001}).fetch1("weight"))

seen["again"] = error(lambda: subject.Subject.insert1(mouse))
seen["same uuid"] = error(lambda: subject.Subject.insert1(dict(mouse, subject_id=4000000002)))
seen["no parent"] = error(lambda: subject.Death.insert1(dict(subject_id=4000000003, death_date="2024-01-01")))
seen["no such strain"] = error(
    lambda: subject.Subject.insert1(dict(mouse, subject_id=4000000004, subject_uuid=uuid.UUID(int=78), strain="none"))
)
cage = (subject.Cage & "occupant_id IS NOT NULL").to_dicts()[0]
seen["occupied"] = error(lambda: subject.Cage.insert1(dict(cage, cage_no=99999)))


# Computed tables: one by its converted definition, for what is new; one emptied and populated through jobs.
@schema
class SubjectSummary(dj.Computed):
    definition = """
    -> subject.Subject
    ---
    n_sessions             : int32
    first_session=null     : datetime
    summary                : <blob>
    """

    def make(self, key):
        starts = (acquisition.Session & key).to_arrays("session_start")
        self.insert1(dict(key, n_sessions=len(starts), first_session=min(starts), summary={"new": len(starts)}))


before = len(SubjectSummary())
SubjectSummary.populate()
seen["summaries"] = len(SubjectSummary()) - before
seen["summary"] = (SubjectSummary & {"subject_id": 4000000001}).fetch1("summary")


def make(self, key):
    times, count = (ephys.Clustering.Unit & key).fetch1("spike_times", "n_spikes")
    self.insert1({**key, "rate": count / 100.0, "isi_violation": float((np.diff(times) < 0.002).mean())})


ephys.UnitStats.make = make
ephys.UnitStats._key_source = None
ephys.UnitStats.key_source = property(lambda self: ephys.Clustering.Unit & 'label = "good"')
stats = ephys.UnitStats.to_dicts(order_by="KEY")
ephys.UnitStats.delete()
seen["emptied"] = len(ephys.UnitStats())
ephys.UnitStats.populate(reserve_jobs=True)
now = ephys.UnitStats.to_dicts(order_by="KEY")
keys = ephys.UnitStats.primary_key
made = [[row[name] for name in keys] for row in stats]
seen["stats as before"] = [row for row in now if [row[name] for name in keys] in made] == stats and len(stats) == 8
seen["stats"] = len(now)
seen["to do"] = len(ephys.UnitStats().key_source)
ignored = ephys.UnitStats().jobs.ignored.keys()
seen["ignored"] = len(ignored)
seen["ignored and made"] = len(ephys.UnitStats & ignored)


# A child of a part of another schema, with a renamed key; joined by lineage.
@schema
class Curated(dj.Manual):
    definition = """
    -> ephys.Clustering.Unit
    ---
    -> [nullable] subject.Subject.proj(like='subject_id')
    verdict      : varchar(16)
    trace=null   : <blob>
    """


Curated.insert(
    {**key, "like": 4000000001 if i == 0 else None, "verdict": "kept", "trace": np.ones(3) * i}
    for i, key in enumerate(ephys.UnitStats.keys(order_by="KEY"))
)
seen["curated"] = len(Curated())
seen["joined"] = len(Curated * ephys.UnitStats * subject.Subject)
seen["lineage"] = Curated.heading.attributes["subject_id"].lineage
seen["children"] = Curated.full_table_name in ephys.Clustering.Unit.children()

# A mouse with everything below it, through five schemas.
victim = (ephys.UnitStats & "subject_id <> 4000000001").keys(order_by="KEY")[0]["subject_id"]
below = [acquisition.Session, acquisition.Trial.Event, ephys.Recording.Channel, ephys.Clustering.Unit, analysis.Psth,
         SubjectSummary, Curated]
kept = [len(table - {"subject_id": victim}) for table in below]
seen["fell"] = [len(table & {"subject_id": victim}) for table in below]
(subject.Subject & {"subject_id": victim}).delete()
seen["left"] = sum(len(table & {"subject_id": victim}) for table in [subject.Subject] + below)
seen["others kept"] = [len(table()) for table in below] == kept
print(json.dumps(seen))
