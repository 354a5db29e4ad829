import type { FaultGroup } from "../OriginalFault.js";
import { named } from "./named.js";

const { source, deletions, streams, anyFault } = named;

export const deletionsAndVersions: FaultGroup = {
  concern: "Deletions, versions and archived objects",
  faults: [
    {
      fault: "The current object is read, whichever version the event tells of",
      ours: "the event's version is read, and stays pinned while it is",
      tests: [
        streams("reads the version it was opened with, whatever is written meanwhile"),
        deletions("ends with the newest version, whatever an event from before it finds"),
      ],
    },
    {
      fault: "Deletions are not carried: a target keeps what the source has not any more",
      ours: "a rule can mirror them; they are ordered with the contents, by sequencer",
      tests: [
        deletions("deletes at the target what was deleted, by a marker, and leaves the rest"),
        deletions("lets a newer creation beat an older deletion and the other way round, whichever comes first"),
        anyFault,
      ],
    },
    {
      fault: "An object in an archive tier fails its batch again and again",
      ours: "it is set aside at once with its reason, and the rest goes on",
      tests: [
        source(
          "sets objects in an archive tier aside at once, goes on with the rest, and takes them once they are restored",
        ),
      ],
    },
  ],
};
