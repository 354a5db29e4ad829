import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { HardenedTableArgs } from "./HardenedTableArgs.js";
import { checkTableArgs, keyAttributesOf } from "./planTable.js";
import { TableProjection } from "./TableIndexArgs.js";

/**
 * A DynamoDB table that can be restored to any second of the last 35 days.
 *
 * Defaults: on demand, encrypted with a key of its own, point-in-time recovery on; in prod it refuses to be deleted.
 *
 * Cost: 0.625 USD per million writes, as much again for each index that a write changes, and 0.125 USD per million
 * reads, 0.25 USD per GB and month, 0.20 USD more for
 * recovery; the key 1 USD a month unless `keyArn` is given.
 *
 * Controls: STO-11, ENC-12, BAK-05.
 *
 * @example
 * const ledger = new HardenedTable("orders-ledger", {
 *   partitionKey: { name: "object", type: AttributeType.String },
 *   sortKey: { name: "target", type: AttributeType.String },
 *   ttlAttribute: "expires",
 * });
 */
export class HardenedTable extends pulumi.ComponentResource {
  /** Name of the table. */
  readonly tableName: pulumi.Output<string>;
  /** ARN of the table. */
  readonly tableArn: pulumi.Output<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: HardenedTableArgs, opts?: pulumi.ComponentResourceOptions) {
    checkTableArgs(describeComponent("HardenedTable", name), name, args);
    super("sallyport:index:HardenedTable", name, args, opts);
    const home = homeOf(this, args);
    const { partitionKey, sortKey, indexes, ttlAttribute } = args;
    const tableName = args.tableName ?? name;
    const tableArn = pulumi.interpolate`arn:${home.partition}:dynamodb:${home.region}:${home.accountId}:table/${tableName}`;
    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args));
    const production = args.environment === "prod";

    const table = new aws.dynamodb.Table(
      `${name}-table`,
      {
        name: tableName,
        billingMode: "PAY_PER_REQUEST",
        hashKey: partitionKey.name,
        rangeKey: sortKey?.name,
        attributes: keyAttributesOf(args),
        globalSecondaryIndexes: indexes?.map((index) => ({
          name: index.indexName,
          hashKey: index.partitionKey.name,
          rangeKey: index.sortKey?.name,
          projectionType: index.projection ?? TableProjection.KeysOnly,
        })),
        serverSideEncryption: { enabled: true, kmsKeyArn: keyArn },
        pointInTimeRecovery: { enabled: true },
        deletionProtectionEnabled: production,
        ttl: ttlAttribute === undefined ? undefined : { enabled: true, attributeName: ttlAttribute },
        region: args.region,
        tags: tagsFor("HardenedTable", name, args.tags),
      },
      { parent: this, protect: production },
    );

    this.tableName = knownAfter(tableName, table);
    this.tableArn = knownAfter(tableArn, table);
    this.keyArn = keyArn;
    this.registerOutputs({ tableName: this.tableName, tableArn: this.tableArn, keyArn: this.keyArn });
  }
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: HardenedTableArgs,
): pulumi.Output<string> {
  const description = `Encrypts the items of ${name}`;
  const key = new EncryptionKey(`${name}-key`, { description, account, environment, region, tags }, { parent });
  return key.keyArn;
}
