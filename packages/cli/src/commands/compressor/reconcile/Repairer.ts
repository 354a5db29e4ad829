import { randomUUID } from "node:crypto";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { HeadObjectCommand } from "@aws-sdk/client-s3";
import type { RequestedEntry } from "@sallyport/worker-compressor/events";
import { mapConcurrently } from "@sallyport/worker-kit";
import { answerOr } from "../../../aws/answerOr.js";
import type { RegionalClients } from "../../../aws/RegionalClients.js";
import { CommandError } from "../../../output/CommandError.js";
import { isArchived } from "../listing/isArchived.js";
import { sendRequests } from "../requests/sendRequests.js";
import type { CompressorRule } from "../rules/CompressorRule.js";
import type { ObjectFinding } from "./Finding.js";

const CALLS_IN_FLIGHT = 16;

/** A key, and the destinations that do not hold what the source does. */
export interface BrokenKey {
  readonly key: string;
  readonly destinations: readonly CompressorRule["destinations"][number][];
}

/**
 * Sends what targets lack to the rule's queue once more, so that it is really written and yet nothing newer is overwritten.
 *
 * A target's ledger remembers, for each object, the position of the event that it applied, and lets nothing of this position or before it
 * through: a repair that were an ordinary event would change nothing. So a repair names the position that the ledger holds. It is read
 * first, and the source's current version after it: that version is the one of the position, or a newer one. When the archive arrives, the
 * target writes the object once more if its ledger still holds this position; where an event came in between, which was of a newer
 * version, the repair does nothing (`DynamoObjectLedger`). The position stays as it is, so that older events stay shut out.
 *
 * Needs `dynamodb:GetItem` on the targets' ledgers, and `s3:GetObject` on the source.
 */
export class Repairer {
  readonly #rule: CompressorRule;
  readonly #clients: RegionalClients;
  /** Of this run: the archives that it leads to are others than those that carried the objects before, which count as done. */
  readonly #id = randomUUID();

  constructor(rule: CompressorRule, clients: RegionalClients) {
    this.#rule = rule;
    this.#clients = clients;
  }

  /** What was done about each key, in the order of the keys. */
  async repair(keys: readonly BrokenKey[]): Promise<readonly NonNullable<ObjectFinding["repair"]>[]> {
    const { sourceRegion, sourceBucket: bucket, queueUrls } = this.#rule;
    const [queue] = queueUrls;
    if (queue === undefined) throw new CommandError("the rule has no queue", "deploy the stack again", 2);
    const requests = await mapConcurrently(keys, CALLS_IN_FLIGHT, (key) => this.#requestOf(key));
    const entries = requests.filter((request) => typeof request !== "string");
    await sendRequests(await this.#clients.sqs(sourceRegion), { url: queue.url, bucket }, entries);
    return requests.map((request) => (typeof request === "string" ? request : "sent"));
  }

  async #requestOf({ key, destinations }: BrokenKey): Promise<RequestedEntry | "gone" | "archived"> {
    const positions: Record<string, string> = {};
    for (const { region, bucket } of destinations) {
      const position = await this.#positionOf(key, region, bucket);
      if (position !== undefined) positions[`${region}/${bucket}`] = position;
    }
    // Only now: what is current after the positions were read is not older than they are.
    const { sourceRegion, sourceBucket: Bucket } = this.#rule;
    const s3 = await this.#clients.s3(sourceRegion);
    const head = await answerOr(undefined, ["NotFound", "NoSuchKey"], async () =>
      s3.send(new HeadObjectCommand({ Bucket, Key: key })),
    );
    if (head === undefined) return "gone";
    if (isArchived(head.StorageClass) && head.Restore?.includes('ongoing-request="false"') !== true) return "archived";
    const { VersionId, ContentLength = 0, ETag } = head;
    return {
      key,
      size: ContentLength,
      ...(VersionId !== undefined && VersionId !== "null" && { versionId: VersionId }),
      ...(ETag !== undefined && { etag: ETag.replaceAll('"', "") }),
      repair: { id: this.#id, positions },
    };
  }

  /** Undefined where the ledger knows nothing of the object: it is then new to the target. */
  async #positionOf(key: string, region: string, bucket: string): Promise<string | undefined> {
    const arrival = this.#rule.arrivals.find((one) => one.region === region);
    if (arrival === undefined)
      throw new CommandError(`the rule has no ledger in ${region}`, "deploy the stack again", 2);
    const dynamo = await this.#clients.dynamo(region);
    const { Item } = await dynamo.send(
      new GetItemCommand({
        TableName: arrival.ledgerTable,
        Key: { object: { S: `${this.#rule.sourceBucket}/${key}` }, target: { S: `${region}/${bucket}` } },
        ConsistentRead: true,
        ProjectionExpression: "#position",
        ExpressionAttributeNames: { "#position": "position" },
      }),
    );
    return Item?.position?.S;
  }
}
