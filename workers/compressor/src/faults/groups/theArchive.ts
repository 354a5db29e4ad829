import type { FaultGroup } from "../OriginalFault.js";
import { named } from "./named.js";

const { inWorker, target, pipeline, damage, roundTrip, headers, streams } = named;

export const theArchive: FaultGroup = {
  concern: "The archive",
  faults: [
    {
      fault: "There is no checksum: damaged content is written as if it were right",
      ours: "every object and the whole archive have a SHA-256, checked before anything is written",
      tests: [
        damage("is refused whichever of its bits was flipped"),
        target("sets a damaged archive aside: nothing of it is written, and it stays where it is"),
      ],
    },
    {
      fault: "An archive that is cut off or stands for another is unpacked as far as it goes",
      ours: "its index, its id and its buckets are checked first",
      tests: [
        damage("is refused at every length that is not its own"),
        target("sets archives aside that are truncated, forged, or for buckets that are not its own"),
      ],
    },
    {
      fault: "A key with `../` is extracted outside its folder",
      ours: "members have paths that cannot leave, and keys come from the manifest",
      tests: [inWorker("archive/memberName.test.ts")("never leaves its folder, whatever the key")],
    },
    {
      fault: "Each member is looked for from the archive's start: time grows with the square of their number",
      ours: "an archive is read once, in order; one object by the ranges of its frames alone",
      tests: [
        roundTrip("is read once from its start to its end, however many objects it holds"),
        roundTrip("gives one object, reading nothing twice"),
      ],
    },
    {
      fault: "A read that breaks off in the middle of a member spoils the archive",
      ours: "it goes on by range with If-Match; where the object was replaced it is read anew, or left out",
      tests: [
        streams("reads on by range after its connection broke, from a %s bucket"),
        streams("never mixes two contents: a replaced object is a failed condition"),
      ],
    },
    {
      fault:
        "User metadata, Content-Type, Content-Encoding, Content-Disposition, Content-Language and Cache-Control are lost",
      ours: "all of them are in the manifest and given to the restored object",
      tests: [
        roundTrip("keeps all that S3 knows of an object"),
        headers("keeps every header and all metadata of the source (INT-01)"),
        pipeline("carry objects with content, headers, metadata and tags, then remove the archive on both sides"),
      ],
    },
    {
      fault: "Tags are written by a second call: an object without them can be seen, and stays so after a crash",
      ours: "they are part of the PUT",
      tests: [pipeline("give an object its tags in the PUT that makes it, never by another call")],
    },
    {
      fault: "An object with nine or ten tags cannot take those of its origin, and fails",
      ours: "the origin goes to the metadata where S3's ten tags are taken",
      tests: [
        headers("never asks S3 for more than it allows: ten tags, 2 KiB of metadata"),
        target("keeps the origin in the metadata where the source's tags leave no room"),
      ],
    },
    {
      fault: "Times in the manifest have no zone",
      ours: "they are ISO 8601 with a zone, and compared as moments",
      tests: [
        inWorker("target/positionOf.test.ts")(
          "is decided by the time where there is no sequencer, also in another zone's notation",
        ),
      ],
    },
  ],
};
