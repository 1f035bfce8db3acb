"""The pipeline of a small lab, as it was written for DataJoint 0.14."""

import os

import numpy as np

import datajoint as dj

lab = dj.schema("lab")
heart = dj.schema("heart")


@lab
class Lead(dj.Lookup):
    definition = """  # place of an electrode
    lead  : varchar(8)
    ---
    place : varchar(60)
    """
    contents = [("MLII", "right arm to left leg, on the chest"), ("V1", "fourth rib, right of the sternum")]


@lab
class Person(dj.Manual):
    definition = """  # who works here
    person    : varchar(20)
    ---
    full_name : varchar(60)
    joined    : date
    """


@heart
class Recording(dj.Manual):
    definition = """  # one recording of a heart
    recording_id : smallint unsigned      # number in the archive
    ---
    -> Lead
    -> [nullable] Person
    rate         : float                  # samples per second
    device       : uuid
    is_public    : tinyint(1)
    archive      : filepath@raw           # as it came from the archive
    protocol     : attach@raw
    """


@heart
class Segment(dj.Imported):
    definition = """  # ten seconds of a recording
    -> Recording
    segment : tinyint unsigned
    ---
    start   : decimal(7,2)                # seconds from the beginning
    signal  : blob@raw                    # millivolt
    """

    class Beat(dj.Part):
        definition = """  # one heart beat
        -> master
        beat : tinyint unsigned
        ---
        at   : double                     # seconds from the start of the segment
        peak : float                      # millivolt
        """

    def make(self, key):
        rate, path = (Recording & key).fetch1("rate", "archive")
        signal = (np.fromfile(path, "<i2") - 1024).astype(np.float32) / np.float32(200)
        length = int(rate * 10)
        for number in range(len(signal) // length):
            piece = signal[number * length : (number + 1) * length]
            self.insert1(dict(key, segment=number, start=number * 10, signal=piece))
            beats = peaks(piece, rate)
            self.Beat.insert(
                dict(key, segment=number, beat=n, at=place / rate, peak=piece[place]) for n, place in enumerate(beats)
            )


@heart
class Rhythm(dj.Computed):
    definition = """  # how fast the heart goes in a segment
    -> Segment
    ---
    bpm       : double                    # beats per minute
    intervals : longblob                  # seconds from beat to beat
    settings  : longblob
    made      = CURRENT_TIMESTAMP : timestamp
    """

    def make(self, key):
        at = (Segment.Beat & key).fetch("at", order_by="beat")
        intervals = np.diff(at)
        if intervals.max() > 1.4:
            raise ValueError("a beat is missing: %.2f s without one" % intervals.max())
        self.insert1(
            dict(key, bpm=60 / intervals.mean(), intervals=intervals, settings={"longest": 1.4, "units": "s"})
        )


def peaks(signal, rate):
    """Places of peaks above the drifting baseline."""
    half, rest = int(0.3 * rate), int(0.3 * rate)
    baseline = np.convolve(signal, np.ones(2 * half) / (2 * half), "same")
    height = signal - baseline
    found = []
    for i in range(1, len(signal) - 1):
        if signal[i - 1] <= signal[i] > signal[i + 1] and height[i] > 0.45:
            if not found or i - found[-1] > rest:
                found.append(i)
            elif signal[i] > signal[found[-1]]:
                found[-1] = i
    return found


if __name__ == "__main__":
    Segment.populate()
    Rhythm.populate(reserve_jobs=True, suppress_errors=True)
    print(len(Segment()), len(Segment.Beat()), len(Rhythm()), len(heart.jobs), os.getcwd())
