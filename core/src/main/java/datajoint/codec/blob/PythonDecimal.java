package datajoint.codec.blob;

/** A Python decimal that {@code BigDecimal} cannot hold: {@code NaN}, {@code -Infinity}, {@code -0}. */
public record PythonDecimal(String text) {}
