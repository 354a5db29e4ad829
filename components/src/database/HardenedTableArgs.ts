import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { KeyAttributeArgs } from "./KeyAttributeArgs.js";
import type { TableIndexArgs } from "./TableIndexArgs.js";

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
