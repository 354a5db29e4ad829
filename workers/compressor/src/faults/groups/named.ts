import type { NamedTest } from "../OriginalFault.js";

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

/** Names a test: by its file, of which some have names here, and by its title. */
export const named = {
  of,
  inWorker,
  source,
  target,
  sourceLaws,
  targetLaws,
  pipeline,
  schedules,
  everyCall,
  ledger,
  damage,
  roundTrip,
  deletions,
  collector,
  headers,
  leases,
  streams,
  events,
  backups,
  plan,
  anyFault,
  anyCall,
};
