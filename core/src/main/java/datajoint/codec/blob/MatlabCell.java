package datajoint.codec.blob;

import datajoint.codec.array.ObjectArray;

/** A MATLAB cell array. */
public record MatlabCell(ObjectArray cells) {}
