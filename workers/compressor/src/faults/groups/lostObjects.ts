import type { FaultGroup } from "../OriginalFault.js";
import { named } from "./named.js";

const { of, inWorker, source, target, sourceLaws, targetLaws, pipeline, leases, events, anyFault, anyCall } = named;

export const lostObjects: FaultGroup = {
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
        source("reads several records of a message, sets aside what it cannot read, and acknowledges S3's test event"),
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
};
