package datajoint.codec.array;

/** A complex number. */
public record Complex(double real, double imaginary) {}
