import { type AttributeValue, type DynamoDBClient, paginateQuery, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { endOfUse } from "../levels/fading.js";
import type { CellSums, LevelStore } from "../levels/LevelStore.js";
import type { LevelSums } from "../levels/LevelSums.js";

/** Digits of an epoch in the sort key, so that keys are in the order of epochs. */
const EPOCH_DIGITS = 8;

/**
 * The table of compression settings: partition key `rule`, sort key `cell` (`<epoch>#<prefix>#<content class>`), and for
 * each level that was used the numbers `plain<level>` and `sent<level>` (bytes) and `cpu<level>` (microseconds), weighted
 * as `weightAt` says; `expiresAt`, the time to live in seconds. Needs `dynamodb:Query` and `dynamodb:UpdateItem`.
 *
 * Workers add whole numbers to an item (`ADD`), and none ever sets one: no update is lost, in whatever order they come,
 * and there is nothing to retry a conflict for. An update that DynamoDB took, but whose answer was lost, is sent again:
 * some frames then count twice, which shifts an average by next to nothing.
 */
export class DynamoLevelStore implements LevelStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #rule: string;

  constructor(client: DynamoDBClient, table: string, rule: string) {
    this.#client = client;
    this.#table = table;
    this.#rule = rule;
  }

  async load(sinceEpoch: number): Promise<CellSums[]> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: "#rule = :rule AND #cell >= :since",
        ExpressionAttributeNames: { "#rule": "rule", "#cell": "cell" },
        ExpressionAttributeValues: { ":rule": { S: this.#rule }, ":since": { S: digits(sinceEpoch) } },
        // What this worker has just written has to be in it.
        ConsistentRead: true,
      },
    );
    const sums: CellSums[] = [];
    for await (const { Items = [] } of pages) for (const item of Items) sums.push(sumsOf(item));
    return sums;
  }

  async add({ cell, epoch, levels }: CellSums): Promise<void> {
    const additions: string[] = [];
    const values: Record<string, AttributeValue> = { ":expiresAt": { N: String(endOfUse(epoch)) } };
    for (const [level, sums] of levels) {
      for (const [name, value] of Object.entries(integers(sums))) {
        additions.push(`${name}${level} :${name}${level}`);
        values[`:${name}${level}`] = { N: BigInt(value).toString() };
      }
    }
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: { rule: { S: this.#rule }, cell: { S: `${digits(epoch)}#${cell}` } },
        UpdateExpression: `SET expiresAt = :expiresAt ADD ${additions.join(", ")}`,
        ExpressionAttributeValues: values,
      }),
    );
  }
}

function digits(epoch: number): string {
  return String(epoch).padStart(EPOCH_DIGITS, "0");
}

function integers({ plainBytes, sentBytes, cpuSeconds }: LevelSums) {
  return { plain: Math.round(plainBytes), sent: Math.round(sentBytes), cpu: Math.round(cpuSeconds * 1e6) };
}

function sumsOf(item: Readonly<Record<string, AttributeValue>>): CellSums {
  const key = item.cell?.S ?? "";
  const levels = new Map<number, LevelSums>();
  for (const name of Object.keys(item)) {
    const level = /^plain(\d+)$/.exec(name)?.[1];
    if (level === undefined) continue;
    const value = (of: string): number => Number(item[`${of}${level}`]?.N ?? 0);
    levels.set(Number(level), {
      plainBytes: value("plain"),
      sentBytes: value("sent"),
      cpuSeconds: value("cpu") / 1e6,
    });
  }
  return { cell: key.slice(EPOCH_DIGITS + 1), epoch: Number(key.slice(0, EPOCH_DIGITS)), levels };
}
