"""With the real DataJoint 0.14.6: what the fixtures miss, and a table of a million rows. Usage: edge.py SCHEMA ROWS"""

import os
import sys

import datajoint as dj

dj.config["database.host"] = os.environ["DJ_HOST"]
dj.config["database.port"] = int(os.environ["DJ_PORT"])
dj.config["database.user"] = os.environ["DJ_USER"]
dj.config["database.password"] = os.environ["DJ_PASS"]
dj.config["database.use_tls"] = False
schema = dj.Schema(sys.argv[1])
wanted = int(sys.argv[2])


@schema
class Sample(dj.Manual):
    definition = """
    sample : int unsigned
    ---
    channel : mediumint
    value : float
    error = null : double
    note = "" : varchar(20)   # such as 'ok'
    """


@schema
class Counted(dj.Manual):
    definition = """
    id : int auto_increment
    ---
    name : varchar(8)
    """


@schema
class Owner(dj.Lookup):
    definition = """
    lab : varchar(8)
    no : smallint
    """
    contents = [("a", 1), ("a", 2), ("b", 1)]


@schema
class Pair(dj.Manual):
    definition = (
        """
    -> Owner.proj(left_lab='lab', left_no='no')
    -> Owner.proj(right_lab='lab', right_no='no')
    ---
    tiny : double   # %s
    """
        % ("c" * 900)
    )


@schema
class Mixed(dj.Manual):
    definition = """
    id : int
    ---
    data = null : longblob
    """


Sample.insert((i, i % 96, i / 7, None if i % 5 == 0 else i / 3, "ok" if i % 3 else "") for i in range(1000))
have = 1000
table = Sample.full_table_name
while have < wanted:
    more = min(have, wanted - have)
    schema.connection.query(
        "INSERT INTO %s SELECT sample + %d, channel, value + %d, error / 3, note FROM %s WHERE sample < %d"
        % (table, have, have, table, more)
    )
    have += more
Counted.insert([dict(name="n%d" % i) for i in range(12)])
schema.connection.query("DELETE FROM %s WHERE id IN (3, 12)" % Counted.full_table_name)
Pair.insert([("a", 1, "b", 1, 5e-324), ("a", 2, "a", 2, -2.2250738585072014e-308)])
Mixed.insert([(1, {"a": [1, 2]}), (2, None)])
schema.connection.query("INSERT INTO %s VALUES (3, X'0001FF'), (4, '')" % Mixed.full_table_name)
print(len(Sample()), len(Counted()), len(Pair()), len(Mixed()))
