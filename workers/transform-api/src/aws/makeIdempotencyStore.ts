import { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings } from "@sallyport/worker-kit";
import type { Settings } from "../settings/readSettings.js";

/** Idempotency records of Powertools in the table of the jobs, below a partition key of their own. */
export function makeIdempotencyStore(
  { JOBS_TABLE, AWS_REGION }: Settings,
  client: object = clientSettings({ region: AWS_REGION, maxSockets: 8, idleTimeout: 10_000 }),
): DynamoDBPersistenceLayer {
  return new DynamoDBPersistenceLayer({
    tableName: JOBS_TABLE,
    keyAttr: "pk",
    sortKeyAttr: "sk",
    staticPkValue: "idempotency#api",
    expiryAttr: "expiresAt",
    inProgressExpiryAttr: "inProgressUntil",
    statusAttr: "idempotencyStatus",
    awsSdkV3Client: new DynamoDBClient(client),
  });
}
