import type { FaultGroup, NamedTest } from "./OriginalFault.js";

const of =
  (file: string) =>
  (title: string): NamedTest => ({ file, title });
const inWorker = (file: string) => of(`workers/compressor/src/${file}`);

const source = inWorker("source/source.sandbox.test.ts");
const target = inWorker("target/target.sandbox.test.ts");
const sourceLaws = inWorker("source/laws.sandbox.test.ts");
const targetLaws = inWorker("target/laws.sandbox.test.ts");
const pipeline = inWorker("pipeline.sandbox.test.ts");
const schedules = inWorker("schedules/random.schedules.sandbox.test.ts");
const everyCall = inWorker("schedules/everyCall.schedules.sandbox.test.ts");
const ledger = inWorker("aws/DynamoObjectLedger.sandbox.test.ts");
const damage = inWorker("archive/damage.test.ts");
const roundTrip = inWorker("archive/roundTrip.test.ts");
const deletions = inWorker("deletes.sandbox.test.ts");
const collector = inWorker("source/BatchCollector.test.ts");
const headers = inWorker("target/headersOf.test.ts");
const leases = of("packages/worker-kit/src/queue/leases.sandbox.test.ts");
const streams = of("packages/worker-kit/src/objects/openObjectStream.sandbox.test.ts");
const events = of("packages/worker-kit/src/events/createdObjects.test.ts");
const backups = of("packages/cli/src/catalog/backup.sandbox.test.ts");
const plan = of("stacks/compressor/src/plan/planCompressor.test.ts");

const anyFault = schedules(
  "are all at the target in the end: none lost, none wrong, none stale, and the staging buckets are empty",
);
const anyCall = everyCall(
  "arrives whole, whichever call of whichever side fails, is throttled, cut off, left without an answer, or the worker's last",
);

/** Every fault of the original that is known, with the tests that would fail if ours had it. */
export const originalFaults: readonly FaultGroup[] = [
  {
    concern: "Objects that are lost",
    faults: [
      {
        fault: "The target deletes its message when the archive could not be applied",
        ours: "a message is acknowledged only after every object is written and the archive confirmed",
        tests: [
          targetLaws("1: it acknowledges an input only after its result is durable"),
          target("writes all but an object that it may not write, and confirms only once that is written too"),
        ],
      },
      {
        fault: "The source drops the objects of a batch that failed together with the batch",
        ours: "the archive is made without them, and only their messages are tried again",
        tests: [
          source("leaves out an object that it may not read, archives the others, and sets that message aside"),
          inWorker("source/settleBatch.test.ts")(
            "acknowledges what is archived and gives back what is not, each for itself",
          ),
        ],
      },
      {
        fault: "Nothing extends a message's lease while it is in work: it is done twice, by two workers at once",
        ours: "leases are extended until the work is done",
        tests: [leases("are extended while the work goes on, so that nobody else gets the message")],
      },
      {
        fault:
          "The visibility time-out is fixed, whatever a message needs: too short for large objects, too long after a crash",
        ours: "short leases that are extended, and given back at once on a failure or a stop",
        tests: [
          leases("are given back at once by a release, and counted as one more attempt"),
          source("gives back what it has collected when it is stopped, and exits with 0"),
        ],
      },
      {
        fault: "An event that comes late overwrites a newer object",
        ours: "each key is claimed by sequencer in the target's ledger before it is written",
        tests: [
          target("never lets an older event overwrite a newer one, whichever comes first"),
          targetLaws("2: the same event twice changes nothing, and an older event never overwrites a newer result"),
        ],
      },
      {
        fault: "Staged archives expire after one day, so that a longer outage of a target region loses them",
        ours: "an archive goes once every target region has confirmed it, and at most after seven days",
        tests: [
          source("removes an archive only after every target region has confirmed it"),
          of("components/src/storage/lifecycleFor.test.ts")(
            "never keeps staging data longer than 7 days, whatever is asked",
          ),
        ],
      },
      {
        fault: "Folder markers and other objects without bytes are skipped",
        ours: "they are objects like any other",
        tests: [pipeline("carry objects without bytes, the marker of a folder among them")],
      },
      {
        fault: "S3's test event fails a worker",
        ours: "it is acknowledged",
        tests: [
          source(
            "reads several records of a message, sets aside what it cannot read, and acknowledges S3's test event",
          ),
          inWorker("events/parseEvent.test.ts")("knows S3's test event"),
        ],
      },
      {
        fault: "Of several records of a message the first alone is read",
        ours: "all are, and the message is acknowledged when all are done",
        tests: [
          events("reads every record of a message"),
          inWorker("source/settleBatch.test.ts")("gives a message back when one of its records failed"),
        ],
      },
      {
        fault: "Keys with spaces, plus signs and other characters that S3 encodes are not found",
        ours: "keys are decoded as S3 encodes them",
        tests: [
          events("decodes what S3 encodes, for any key"),
          pipeline("carry objects with content, headers, metadata and tags, then remove the archive on both sides"),
        ],
      },
      {
        fault: "A worker that is killed leaves messages, objects or archives behind",
        ours: "archives have deterministic names and claims have leases: the retry makes the same archive, or writes what is missing",
        tests: [
          anyFault,
          anyCall,
          target("loses nothing when it is ended by %s in the middle of an archive"),
          sourceLaws("4: on SIGTERM it finishes or gives back what it has, in time, and loses nothing"),
        ],
      },
      {
        fault: "An event that comes twice is worked off twice",
        ours: "the same event makes the same archive, and the target's ledger knows what is applied",
        tests: [
          source("makes the same archive again when a message comes twice"),
          target("changes nothing when the same archive, or the same event in another archive, comes again"),
        ],
      },
      {
        fault: "Throttling, server errors and broken connections of S3, SQS, DynamoDB, EventBridge or KMS lose objects",
        ours: "each is tried again, first by the SDK, then by the queue; what is not known counts as passing",
        tests: [
          anyCall,
          source("loses nothing to throttling, server errors and broken connections"),
          target("loses nothing to throttling, server errors and broken connections of S3, DynamoDB and EventBridge"),
          of("packages/worker-kit/src/errors/classifyError.test.ts")("retries %s"),
        ],
      },
      {
        fault: "Events in another order, or replication that lags or repeats, leave older content",
        ours: "order is decided by sequencers, never by arrival",
        tests: [anyFault, inWorker("target/positionOf.test.ts")("is decided by the sequencer, whatever the times say")],
      },
      {
        fault: "A full disk ends a worker, whose batch lies on it twice",
        ours: "nothing is written to disk",
        tests: [pipeline("carry an object where neither side may write to a file, as on a full disk")],
      },
    ],
  },
  {
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
  },
  {
    concern: "Batches",
    faults: [
      {
        fault: "A batch is at most ten messages",
        ours: "a batch is full by bytes, objects or age, up to 2,000 objects",
        tests: [collector("is full by bytes, by objects or by age")],
      },
      {
        fault: "The whole batch is in memory and on disk twice, and so is an object of any size",
        ours: "memory is bounded; an object larger than a batch streams alone",
        tests: [
          sourceLaws("3: its memory does not grow with its input"),
          targetLaws("3: its memory does not grow with its input"),
          collector("would overflow by what it cannot hold, but takes anything alone"),
        ],
      },
    ],
  },
  {
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
  },
  {
    concern: "The level of compression",
    faults: [
      {
        fault: "A level is judged by its benefit for each object, whatever the objects' sizes",
        ours: "it is judged in dollars for each GiB, of a prefix and a class of content",
        tests: [
          inWorker("levels/AdaptiveLevel.test.ts")("finds the level that is worth most where the beliefs are wrong"),
          inWorker("levels/AdaptiveLevel.test.ts")("keeps the figures of prefixes and of content classes apart"),
        ],
      },
      {
        fault: "Level 12 is taken where every level loses",
        ours: "objects are stored where no level pays",
        tests: [
          inWorker("levels/scoreLevels.test.ts")("is to store where no level is worth half a per cent of sending"),
          inWorker("levels/scoreLevels.test.ts")("texts get a middle level, and what is compressed already is stored"),
        ],
      },
      {
        fault: "There is no way not to compress",
        ours: "level 0 stores a frame in raw blocks, as any zstd reads them",
        tests: [
          inWorker("archive/storedFrame.test.ts")("is what level 0 makes of any bytes"),
          inWorker("levels/AdaptiveLevel.test.ts")(
            "stores what does not compress after a few frames, though it looks as if it did",
          ),
        ],
      },
      {
        fault: "Sums never age: data that has changed keeps the level of what it was",
        ours: "the past counts half after each half-life",
        tests: [
          inWorker("levels/fading.test.ts")("counts half after each half-life, whichever epochs lie between"),
          inWorker("levels/AdaptiveLevel.test.ts")("follows data that changes, once the old has faded"),
        ],
      },
      {
        fault: "A quarter of all batches tries other levels, whatever that costs",
        ours: "what trying may cost is bounded",
        tests: [
          inWorker("levels/AdaptiveLevel.test.ts")(
            "never loses more than 1 % of what sending the bytes uncompressed costs, and the price of 16 MiB",
          ),
        ],
      },
    ],
  },
  {
    concern: "Tables",
    faults: [
      {
        fault: "Workers that write the sums of a level at the same time overwrite each other's",
        ours: "sums are added by the table itself, under a condition",
        tests: [
          inWorker("levels/levels.sandbox.test.ts")("many writers of one cell lose no update"),
          inWorker("levels/SharedSums.test.ts")("is the same for all, whoever shares first and how often"),
        ],
      },
      {
        fault: "There is no ledger of what was applied",
        ours: "each object is claimed and marked by conditional writes",
        tests: [
          ledger("gives each object to exactly one of several workers that ask at the same time"),
          ledger("never marks an object that somebody else has claimed meanwhile"),
        ],
      },
    ],
  },
  {
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
  },
  {
    concern: "Objects that were there before, or are missing",
    faults: [
      {
        fault: "What was in the bucket before the rule is never carried",
        ours: "a backfill sends the existing objects to the rule's queue",
        tests: [
          of("packages/cli/src/commands/compressor/backfill/backfill.sandbox.test.ts")(
            "brings what is there to the target, and changes nothing the second time",
          ),
        ],
      },
      {
        fault: "Nothing finds out what is missing at a target",
        ours: "source and target are compared, and what is missing is carried again",
        tests: [
          of("packages/cli/src/commands/compressor/reconcile/reconcile.sandbox.test.ts")(
            "finds what was lost, changed or put beside it at the target, and repairs it though the ledger has it as applied",
          ),
        ],
      },
    ],
  },
  {
    concern: "Checks before a deployment",
    faults: [
      {
        fault: "Loops of three and more rules, and of a rule with itself, are not found",
        ours: "a loop of any length is refused",
        tests: [
          of("stacks/compressor/src/plan/refuseLoops.test.ts")("finds a cycle of any length, wherever it hides"),
          plan("refuses a destination in the region of the source"),
          plan("refuses a loop that closes only through a nested prefix"),
        ],
      },
      {
        fault: "Nested prefixes are not found: their objects are carried twice",
        ours: "they are refused",
        tests: [plan("refuses nested prefixes of one bucket and allows prefixes of which none starts with the other")],
      },
      {
        fault: "A rule for `logs` also takes `logs-2/`",
        ours: "a prefix ends at a delimiter",
        tests: [of("stacks/compressor/src/config/readConfig.test.ts")("refuses %s, naming where it stands")],
      },
    ],
  },
];
