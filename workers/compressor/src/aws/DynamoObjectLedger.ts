import { type DynamoDBClient, GetItemCommand, type Update, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Claim, ClaimResult, ObjectLedger } from "../ports.js";
import { type Item, transactUpdates } from "./transactUpdates.js";

/** Names that are words of DynamoDB's expressions. */
const reserved = { "#archive": "archive", "#position": "position" };
/** Days after which an archive's item removes itself: longer than a message can live in both queues. */
const LIFETIME_DAYS = 90;

/**
 * The target's table: partition key `object` (source bucket/key), sort key `target` (region/bucket); `position`,
 * `versionId` and `archive` of the last claim, `leaseUntil` in milliseconds, `applied` where it was marked by itself.
 * An archive that is applied as a whole has one item `ARCHIVE/<id>`, which stands for all claims that name it: that is one
 * write an object instead of two. (No bucket name has capitals, so no object's key can be the same.)
 *
 * A claim counts for nothing once its lease has ended without its being applied. Needs `dynamodb:GetItem` and
 * `dynamodb:UpdateItem`.
 */
export class DynamoObjectLedger implements ObjectLedger {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #region: string;
  readonly #now: () => number;

  constructor(client: DynamoDBClient, table: string, region: string, now: () => number = Date.now) {
    this.#client = client;
    this.#table = table;
    this.#region = region;
    this.#now = now;
  }

  async isComplete(archive: string): Promise<boolean> {
    const { Item } = await this.#client.send(
      new GetItemCommand({
        TableName: this.#table,
        Key: this.#archiveKey(archive),
        ConsistentRead: true,
        ProjectionExpression: "applied",
      }),
    );
    return Item?.applied?.BOOL === true;
  }

  async completeArchive(archive: string): Promise<void> {
    const now = this.#now();
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: this.#archiveKey(archive),
        UpdateExpression: "SET applied = :true, appliedAt = :at, expiresAt = :expiresAt",
        ExpressionAttributeValues: {
          ":true": { BOOL: true },
          ":at": { S: new Date(now).toISOString() },
          ":expiresAt": { N: String(Math.floor(now / 1000) + LIFETIME_DAYS * 86_400) },
        },
      }),
    );
  }

  async claim(claims: readonly Claim[], leaseSeconds: number): Promise<ClaimResult[]> {
    const results = new Map<Claim, ClaimResult>();
    const updates = new Map(claims.map((claim) => [claim, this.#firstClaim(claim, leaseSeconds)]));
    const complete = new Map<string, Promise<boolean>>();
    const isComplete = (archive: string): Promise<boolean> => {
      const known = complete.get(archive) ?? this.isComplete(archive);
      complete.set(archive, known);
      return known;
    };
    await transactUpdates(this.#client, updates, async (claim, found) => {
      const result = await this.#judge(claim, found, isComplete);
      if (result === "claimed") return this.#takeOver(claim, found, leaseSeconds);
      results.set(claim, result);
      return undefined;
    });
    return claims.map((claim) => results.get(claim) ?? "claimed");
  }

  async completeObjects(claims: readonly Claim[]): Promise<void> {
    await this.#mark(claims, "SET applied = :mark", { BOOL: true });
  }

  async releaseObjects(claims: readonly Claim[]): Promise<void> {
    await this.#mark(claims, "SET leaseUntil = :mark", { N: "0" });
  }

  /** What may be done about an item that is there and is not merely older with its lease ended. */
  async #judge(
    { position, archive, repair }: Claim,
    found: Item,
    isComplete: (archive: string) => Promise<boolean>,
  ): Promise<ClaimResult> {
    const applied = found.applied?.BOOL === true || (await isComplete(found.archive?.S ?? ""));
    // What a repair has written under its own archive is not written again.
    if (applied && repair && found.position?.S === position)
      return found.archive?.S === archive ? "settled" : "claimed";
    if (applied) return (found.position?.S ?? "") >= position ? "settled" : "claimed";
    return Number(found.leaseUntil?.N ?? 0) > this.#now() ? "busy" : "claimed";
  }

  #archiveKey(archive: string): Item {
    return { object: { S: `ARCHIVE/${archive}` }, target: { S: this.#region } };
  }

  #firstClaim(claim: Claim, leaseSeconds: number): Update {
    return this.#claimUpdate(
      claim,
      leaseSeconds,
      "attribute_not_exists(#object) OR (#position < :position AND leaseUntil < :now)",
      { ":now": { N: String(this.#now()) } },
      { "#object": "object" },
    );
  }

  /** Claims an item as it was found, so that only one of several workers can. */
  #takeOver(claim: Claim, found: Item, leaseSeconds: number): Update {
    return this.#claimUpdate(
      claim,
      leaseSeconds,
      "#position = :oldPosition AND #archive = :oldArchive AND leaseUntil = :oldLease",
      {
        ":oldPosition": found.position ?? { S: "" },
        ":oldArchive": found.archive ?? { S: "" },
        ":oldLease": found.leaseUntil ?? { N: "0" },
      },
      {},
    );
  }

  #claimUpdate(
    claim: Claim,
    leaseSeconds: number,
    ConditionExpression: string,
    values: Item,
    names: Readonly<Record<string, string>>,
  ): Update {
    return {
      TableName: this.#table,
      Key: keyOf(claim),
      UpdateExpression:
        "SET #position = :position, versionId = :versionId, #archive = :archive, leaseUntil = :leaseUntil REMOVE applied",
      ConditionExpression,
      ExpressionAttributeNames: { ...reserved, ...names },
      ExpressionAttributeValues: {
        ":position": { S: claim.position },
        ":versionId": { S: claim.versionId ?? "" },
        ":archive": { S: claim.archive },
        ":leaseUntil": { N: String(this.#now() + leaseSeconds * 1000) },
        ...values,
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    };
  }

  /** Changes items that still are as we claimed them; others are somebody else's by now. */
  async #mark(claims: readonly Claim[], UpdateExpression: string, mark: Item[string]): Promise<void> {
    const updates = claims.map((claim): [Claim, Update] => [
      claim,
      {
        TableName: this.#table,
        Key: keyOf(claim),
        UpdateExpression,
        ConditionExpression: "#archive = :archive AND #position = :position",
        ExpressionAttributeNames: reserved,
        ExpressionAttributeValues: {
          ":archive": { S: claim.archive },
          ":position": { S: claim.position },
          ":mark": mark,
        },
      },
    ]);
    await transactUpdates(this.#client, new Map(updates), async () => undefined);
  }
}

function keyOf({ object, target }: Claim): Item {
  return { object: { S: object }, target: { S: target } };
}
