import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { ArchiveConfirmations, ArchiveLedger } from "../ports.js";

/** Days after which an item removes itself: longer than a message can live in a queue and its dead-letter queue. */
const LIFETIME_DAYS = 90;

/**
 * The source's table: partition key `archive`; string sets `awaited` and `confirmed` of regions; `expiresAt`, the time
 * to live in seconds. Needs `dynamodb:UpdateItem`.
 */
export class DynamoArchiveLedger implements ArchiveLedger {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async record(archive: string, regions: readonly string[]): Promise<void> {
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: { archive: { S: archive } },
        UpdateExpression: "SET awaited = :regions, expiresAt = :expiresAt",
        ExpressionAttributeValues: { ":regions": { SS: [...regions] }, ":expiresAt": { N: expiresAt() } },
      }),
    );
  }

  async confirm(archive: string, region: string): Promise<ArchiveConfirmations> {
    const { Attributes: { awaited, confirmed } = {} } = await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: { archive: { S: archive } },
        UpdateExpression: "SET expiresAt = :expiresAt ADD confirmed :region",
        ExpressionAttributeValues: { ":region": { SS: [region] }, ":expiresAt": { N: expiresAt() } },
        ReturnValues: "ALL_NEW",
      }),
    );
    return { awaited: awaited?.SS ?? [], confirmed: confirmed?.SS ?? [] };
  }
}

function expiresAt(): string {
  return String(Math.floor(Date.now() / 1000) + LIFETIME_DAYS * 86_400);
}
