import type { Control } from "./Control.js";

/** Data integrity. */
export const dataIntegrity: readonly Control[] = [
  {
    id: "INT-01",
    statement:
      "Original object metadata (user metadata, content type, encoding, cache control) survives compress and restore.",
    systems: ["compressor"],
    layers: ["worker"],
    frameworks: { nist: ["SI-7"] },
  },
  {
    id: "INT-02",
    statement: "All source tags survive the round trip.",
    systems: ["compressor"],
    layers: ["worker"],
    frameworks: { nist: ["SI-7"] },
  },
  {
    id: "INT-03",
    statement:
      "Restored objects carry two more tags: `OriginalCreationTime` (UTC datetime of the source put) and `OriginalETag`; when the 10-tag limit would be exceeded they go to user metadata and a warning is emitted.",
    systems: ["compressor"],
    layers: ["worker"],
    frameworks: { nist: ["SI-7"] },
  },
  {
    id: "INT-04",
    statement:
      "The target worker validates the manifest (schema and version, every member listed, sizes and hashes, no path escape) before it writes any object; otherwise nothing is written and the message is kept.",
    systems: ["compressor"],
    layers: ["worker"],
    frameworks: { nist: ["SI-7", "SI-10"] },
  },
  {
    id: "INT-05",
    statement: "Staging data is removed only after confirmed success at the target.",
    systems: ["compressor"],
    layers: ["worker"],
    frameworks: { nist: ["CP-9"] },
  },
  {
    id: "INT-06",
    statement:
      "Restored content equals the source (hash in manifest, OriginalETag checked where it is a content hash), and the ETag recorded identifies the exact source version.",
    systems: ["compressor"],
    layers: ["worker"],
    frameworks: { nist: ["SI-7"] },
  },
];
