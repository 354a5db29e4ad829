import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings, createLogger } from "@sallyport/worker-kit";
import { DynamoRowReader, type KpiTableNames } from "../aws/DynamoRowReader.js";
import { DynamoRowRemover } from "../aws/DynamoRowRemover.js";
import { DynamoRunLedger } from "../aws/DynamoRunLedger.js";
import { leasedClient } from "../aws/leasedClient.js";
import type { RowReader, RowRemover } from "./ReconcilePorts.js";

const SOCKETS = 16;
const LEASE_SECONDS = 60;

export interface AwsReconcileOptions {
  readonly region: string;
  readonly names: KpiTableNames;
  /** Table of the lease; undefined where nothing is to be removed. */
  readonly runsTable: string | undefined;
  /** Takes a line of the log: what is wrong with the lease. */
  readonly write: (line: string) => void;
}

export interface AwsReconcile {
  readonly reader: RowReader;
  /** Undefined without the table of the lease. */
  readonly removing: { readonly remover: RowRemover; readonly ledger: DynamoRunLedger } | undefined;
}

/** The tables in DynamoDB, under the credentials that are found in the environment. */
export function awsReconcile({ region, names, runsTable, write }: AwsReconcileOptions): AwsReconcile {
  const client = new DynamoDBClient(clientSettings({ region, maxSockets: SOCKETS }));
  const reader = new DynamoRowReader(client, names);
  if (runsTable === undefined) return { reader, removing: undefined };
  const ledger = new DynamoRunLedger(client, {
    table: runsTable,
    leaseSeconds: LEASE_SECONDS,
    // Nothing is recorded: the lease alone is of use here.
    recordDays: 1,
    logger: createLogger({ service: "kpi-reconcile", write, level: "warn" }),
  });
  const leased = leasedClient({ region, maxSockets: SOCKETS, leaseSeconds: LEASE_SECONDS });
  return { reader, removing: { remover: new DynamoRowRemover(leased, { names, guard: ledger }), ledger } };
}
