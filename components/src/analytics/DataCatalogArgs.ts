import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { CatalogTableArgs } from "./CatalogTableArgs.js";

export interface DataCatalogArgs {
  /** Tables of the database. Plain list, at least one. */
  readonly tables: CatalogTableArgs[];
  /** Bucket of this region that takes the results of queries; they are copies of data, so let them expire. */
  readonly resultBucketName: pulumi.Input<string>;
  /** Key of that bucket, which encrypts the results. */
  readonly resultKeyArn: pulumi.Input<string>;
  /** Start of the results' keys, with "/" at its end; plain. Default: "results/". */
  readonly resultPrefix?: string;
  /** GiB that one query may read before it is stopped, at least 0.01; plain. Default: 10. */
  readonly scanLimitGib?: number;
  /** Lower-case letters, digits and underscores; plain. Default: the component's name, with underscores. */
  readonly databaseName?: string;
  /** Default: the component's name. */
  readonly workgroupName?: pulumi.Input<string>;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes and that takes any. Default: none but its own. */
  readonly tags?: Tags;
}
