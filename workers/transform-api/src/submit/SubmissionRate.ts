import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { tableKeys } from "../jobs/tableKeys.js";
import { whenHolds } from "../jobs/whenHolds.js";

export interface SubmissionRateOptions {
  readonly table: string;
  readonly perSecond: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Somebody else took tokens at the same moment so often that this one gave up. */
const MOST_TRIES = 50;

/**
 * A bucket of submissions that all functions of the platform share, as one number in the table: the time until which tokens are given
 * away. Its depth is one token, so that the rate is never exceeded, not even after a pause.
 */
export class SubmissionRate {
  readonly #client: DynamoDBDocumentClient;
  readonly #options: SubmissionRateOptions;

  constructor(client: DynamoDBDocumentClient, options: SubmissionRateOptions) {
    this.#client = client;
    this.#options = options;
  }

  /** Milliseconds between two submissions. */
  get interval(): number {
    return 1000 / this.#options.perSecond;
  }

  /**
   * Takes tokens, unless they would begin later than `latest`.
   * @returns when the first may be used, in milliseconds since 1970; undefined where that would be too late
   */
  async take(tokens: number, latest: number): Promise<number | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const given = await this.#givenUntil();
      const start = Math.max(this.#options.now(), given ?? 0);
      if (start > latest) return undefined;
      const command = new UpdateCommand({
        TableName: this.#options.table,
        Key: tableKeys.rate,
        UpdateExpression: "SET givenUntil = :next",
        ConditionExpression: given === undefined ? "attribute_not_exists(pk)" : "givenUntil = :given",
        ExpressionAttributeValues: {
          ":next": Math.ceil(start + tokens * this.interval),
          ...(given !== undefined && { ":given": given }),
        },
      });
      if ((await whenHolds(this.#client.send(command))) !== undefined) return start;
    }
    return undefined;
  }

  async #givenUntil(): Promise<number | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#options.table, Key: tableKeys.rate, ConsistentRead: true }),
    );
    return Item?.givenUntil as number | undefined;
  }
}
