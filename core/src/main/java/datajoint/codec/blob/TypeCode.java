package datajoint.codec.blob;

/** The byte that each element begins with. */
final class TypeCode {
    static final int TUPLE = 0x01;
    static final int LIST = 0x02;
    static final int SET = 0x03;
    static final int DICT = 0x04;
    static final int STRING = 0x05;
    static final int BYTES = 0x06;
    static final int INT = 0x0a;
    static final int BOOL = 0x0b;
    static final int COMPLEX = 0x0c;
    static final int FLOAT = 0x0d;
    static final int NONE = 0xff;
    static final int ARRAY = 'A';
    static final int CELL = 'C';
    static final int RECORDS = 'F';
    static final int SPARSE = 'P';
    static final int STRUCT = 'S';
    static final int DECIMAL = 'd';
    static final int TIME = 't';
    static final int UUID = 'u';

    private TypeCode() {}
}
