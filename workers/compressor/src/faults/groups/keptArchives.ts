import type { FaultGroup } from "../OriginalFault.js";
import { named } from "./named.js";

const { inWorker, backups } = named;

export const keptArchives: FaultGroup = {
  concern: "Backups",
  faults: [
    {
      fault: "An archive is kept as a backup without a way to restore it",
      ours: "one command restores an object, a prefix or everything as of a time, verified, by ranges of the archive",
      tests: [
        backups("gives back all that there was at %s, into a folder"),
        backups("gives one object by its part of the archive, and by the days that can hold it"),
        backups("gives what lies below prefixes, reading neighbours at once"),
      ],
    },
    {
      fault: "Nothing tells in which archive an object is",
      ours: "a catalog has a row for each object and deletion",
      tests: [
        inWorker("backup/backup.sandbox.test.ts")(
          "are made beside the restored objects, and each row of the catalog leads to its object",
        ),
        backups("has every version, what was deleted, and what happened in a time"),
      ],
    },
    {
      fault: "A damaged backup is found out by whoever needs it, all of it",
      ours: "each object is verified; the others of its archive are restored, and the catalog is made good by the archive",
      tests: [
        backups("to one object of an archive restores the others, and names it"),
        backups("to a file of the catalog is made good by its archive, or is one clear error"),
      ],
    },
  ],
};
