/** Stores in buckets of S3, and of services that speak its protocol (MinIO, Ceph, R2 and their like). */
@NullMarked
package datajoint.store.s3;

import org.jspecify.annotations.NullMarked;
