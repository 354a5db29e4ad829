import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings } from "@sallyport/worker-kit";

interface LeasedClientOptions {
  readonly region: string;
  readonly maxSockets: number;
  /** Seconds of the run's lease. */
  readonly leaseSeconds: number;
}

/** A client whose calls end, at the latest, before the lease that was left when they began: see `DynamoRunLedger`. */
export function leasedClient({ region, maxSockets, leaseSeconds }: LeasedClientOptions): DynamoDBClient {
  const timeout = Math.min(5_000, (leaseSeconds * 1000) / 8);
  const { requestHandler, ...client } = clientSettings({ region, maxSockets, idleTimeout: timeout });
  // Attempts are counted by those who look at the lease before each one.
  return new DynamoDBClient({
    ...client,
    maxAttempts: 1,
    requestHandler: { ...requestHandler, connectionTimeout: timeout },
  });
}
