package datajoint.store.s3;

import datajoint.store.ObjectPath;

/**
 * Where the objects of one store lie.
 *
 * @param store its name in the settings
 * @param location what the keys of all its objects begin with, without a last slash; empty for the whole bucket
 */
record Bucket(String store, Endpoint endpoint, String name, String location) {
    /** The location is put before the path as it stands, as Python does. */
    String key(ObjectPath path) {
        return root() + path.text();
    }

    /** What the keys of all objects in a folder begin with. */
    String prefix(String folder) {
        return folder.isEmpty() ? root() : root() + folder + "/";
    }

    /** The part of a key below the location. */
    String below(String key) {
        return key.substring(root().length());
    }

    String url(ObjectPath path) {
        return "s3://" + name + "/" + key(path);
    }

    @Override
    public String toString() {
        return "bucket '%s' at %s".formatted(name, endpoint);
    }

    private String root() {
        return location.isEmpty() ? "" : location + "/";
    }
}
