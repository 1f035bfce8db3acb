package datajoint.mysql;

/** What a server allows. */
record ServerLimits(boolean localInfile, long maxAllowedPacket) {}
