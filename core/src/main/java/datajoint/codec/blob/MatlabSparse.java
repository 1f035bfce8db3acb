package datajoint.codec.blob;

import datajoint.codec.array.NdArray;

/**
 * A MATLAB sparse matrix in compressed columns, which Python cannot read.
 *
 * @param columnStarts {@code int64}, one more than there are columns
 * @param rowIndices {@code int64}, for each value
 * @param values {@code float64}, {@code complex128} or {@code bool}
 */
public record MatlabSparse(long rows, long columns, NdArray columnStarts, NdArray rowIndices, NdArray values) {}
