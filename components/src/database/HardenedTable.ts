import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import type { KeyAttributeArgs } from "./KeyAttributeArgs.js";
import { checkTableArgs, keyAttributesOf } from "./planTable.js";
import { type TableIndexArgs, TableProjection } from "./TableIndexArgs.js";

export interface HardenedTableArgs {
  /** 3–255 letters, digits, hyphens, underscores and dots. Default: the component's name. */
  readonly tableName?: pulumi.Input<string>;
  /** Attribute by which items are spread. Plain. */
  readonly partitionKey: KeyAttributeArgs;
  /** Attribute by which items of a partition are sorted. Plain. Default: none. */
  readonly sortKey?: KeyAttributeArgs;
  /**
   * Global secondary indexes, by which items are found under other keys; a role reads one by `Access.QueryIndex`. The
   * list is plain. Default: none.
   */
  readonly indexes?: TableIndexArgs[];
  /** Number attribute that holds when an item expires, in seconds of the Unix epoch. Plain. Default: items stay. */
  readonly ttlAttribute?: string;
  /** ARN of the key. Default: an `EncryptionKey` of the table's own. */
  readonly keyArn?: pulumi.Input<string>;
  /** "prod" protects the table from deletion, by DynamoDB and by Pulumi, and its key. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

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
