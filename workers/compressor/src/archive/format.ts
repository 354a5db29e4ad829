/** The version of both the trailer and the manifest; a reader refuses any other. */
export const FORMAT_VERSION = 1;

/** Tar stream bytes in one zstd frame: a frame is the least that has to be read for one object. */
export const FRAME_BYTES = 8 * 1024 * 1024;

/** The most that a reader decompresses at once, whatever an archive claims. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;

/** The most that a manifest may take, decompressed: about 400,000 objects. */
export const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;

/** The tar member that holds the manifest: always the last. */
export const MANIFEST_MEMBER = "manifest.json";

/** The folder of the tar stream that holds the objects. */
export const OBJECTS_FOLDER = "objects/";
