import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { openVault } from "@sallyport/credentials/vault";
import {
  clientSettings,
  createMetrics,
  FatalError,
  LeaseKeeper,
  SqsQueue,
  type StopSignals,
  type WorkerRun,
} from "@sallyport/worker-kit";
import { iamLogin } from "./aws/iamLogin.js";
import { S3ObjectStore } from "./aws/S3ObjectStore.js";
import { S3Quarantine } from "./aws/S3Quarantine.js";
import { secretLogin } from "./aws/secretLogin.js";
import { loadFile } from "./loadFile.js";
import { roleNames } from "./migrate/roleNames.js";
import type { EtlPorts } from "./ports.js";
import { type Login, PgDatabases } from "./postgres/PgDatabases.js";
import { findMissed } from "./queue/findMissed.js";
import { measuredLoad } from "./queue/measuredLoad.js";
import { runConsumer } from "./queue/runConsumer.js";
import type { Settings } from "./settings/readSettings.js";

/** Calls in flight for one service at most. */
const SOCKETS = 8;
const MIB = 1024 * 1024;

/** Makes the AWS clients and the database's pool, works off the queue until it is stopped, and releases what it still holds. */
export async function runWorker(options: WorkerRun<Settings>, { stopping, deadline }: StopSignals): Promise<void> {
  const { settings, logger, write } = options;
  const { AWS_REGION: region, S3_PREFIX: prefix, DB_SCHEMA: schema } = settings;
  const sqs = new SQSClient(clientSettings({ region, maxSockets: SOCKETS }));
  const queue = new SqsQueue(sqs, settings.SALLYPORT_QUEUE_URL);
  const leases = new LeaseKeeper({ queue, visibilitySeconds: settings.SALLYPORT_VISIBILITY_SECONDS, logger });
  const metrics = createMetrics({ namespace: "Sallyport/Etl", dimensions: { Region: region }, write });
  const ports = await portsOf(settings);
  const common = {
    prefix,
    schema,
    rejectThreshold: settings.SALLYPORT_REJECT_PERCENT / 100,
    scratch: tmpdir(),
    scratchBytes: settings.SALLYPORT_SCRATCH_MIB * MIB,
  };
  const load = async (object: string, sequencer: string | undefined, signal: AbortSignal) => {
    const loadOptions = { ...common, object, ...(sequencer !== undefined && { sequencer }) };
    return await measuredLoad({ logger, metrics, load: async () => await loadFile(ports, loadOptions, signal) });
  };
  const missed = async (signal: AbortSignal) => await findMissed(ports, prefix, schema, signal);
  try {
    await runConsumer({ settings, queue, leases, logger, load, missed, deadline }, stopping);
  } finally {
    await leases.close();
    await ports.databases.close();
  }
}

async function portsOf(settings: Settings): Promise<EtlPorts> {
  const client = clientSettings({ region: settings.AWS_REGION, maxSockets: SOCKETS });
  // With a loopback endpoint there is no name for each bucket; AWS takes a path as well.
  const s3 = new S3Client({ ...client, forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined });
  return {
    objects: new S3ObjectStore(s3, settings.S3_BUCKET),
    quarantine: new S3Quarantine(s3, settings.S3_BUCKET),
    databases: new PgDatabases({
      login: loginOf(settings),
      ca: await authoritiesOf(settings),
      role: roleNames.owner,
      lockSeconds: settings.SALLYPORT_LOCK_SECONDS,
    }),
    clock: { now: () => new Date() },
  };
}

function loginOf(settings: Settings): () => Promise<Login> {
  const { AWS_REGION: region, DB_HOST, DB_PORT, DB_NAME, DB_USER = "", DB_SECRET_ARN } = settings;
  const server = { host: DB_HOST, port: DB_PORT, database: DB_NAME };
  if (DB_SECRET_ARN === undefined) return async () => await iamLogin({ server, user: DB_USER, region });
  const vault = openVault({ region, maxSockets: SOCKETS });
  return async () => await secretLogin(vault, DB_SECRET_ARN, server);
}

async function authoritiesOf({ DB_CA }: Settings): Promise<string | undefined> {
  if (DB_CA === undefined) return undefined;
  try {
    return await readFile(DB_CA, "utf8");
  } catch (cause) {
    throw new FatalError({
      reason: "no-authorities",
      what: "The file of DB_CA cannot be read",
      fix: "Name the PEM file of the authorities of the database's certificate",
      cause,
    });
  }
}
