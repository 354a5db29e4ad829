import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { AccessIntentArgs } from "../identity/AccessIntentArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { Waiver } from "../waivers/Waiver.js";

/** An AWS service that may use the key for resources of this account. */
export interface KeyServiceArgs {
  /**
   * Service principal, for example "s3.amazonaws.com" for a bucket that notifies an encrypted queue, or
   * "logs.amazonaws.com" for a log group (the region is added).
   */
  readonly service: pulumi.Input<string>;
  /** ARNs of the resources on whose behalf it acts: buckets, event rules, alarms, log groups. `*` matches as in ArnLike. */
  readonly sourceArns: pulumi.Input<pulumi.Input<string>[]>;
}

/** Roles that use the key by its own policy, where their IAM policies cannot name it. */
export interface KeyUserArgs {
  /** ARNs of the roles, which must exist. */
  readonly roleArns: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What they do with the resources that the key protects. Each intent names one, without `key`; what the verbs need of
   * the key is granted through the resource's service alone (kms:ViaService). The list is plain.
   */
  readonly access: AccessIntentArgs[];
}

/** The settings of a key that may be weakened, each for a written reason. */
export interface EncryptionKeyExceptions {
  /** The key can be replicated to other regions, where the same material opens the same data (ENC-08). */
  readonly multiRegion?: Waiver;
}

export interface EncryptionKeyArgs {
  /** AWS services that use the key. Default: none. */
  readonly services?: pulumi.Input<pulumi.Input<KeyServiceArgs>[]>;
  /**
   * Roles that the key's policy lets use it. Most workloads are not named here: their IAM policies grant use. The list
   * is plain. Default: none.
   */
  readonly users?: KeyUserArgs[];
  /**
   * ARNs of the roles, which must exist, that may administer the key, and not encrypt or decrypt by that (ENC-09). The
   * list is plain. Default: whom the account's IAM policies let.
   */
  readonly administratorArns?: pulumi.Input<string>[];
  /** Alias without "alias/". Default: the component's name. */
  readonly alias?: pulumi.Input<string>;
  /** What the key protects. Default: made from the name. */
  readonly description?: pulumi.Input<string>;
  /** Days between rotations, 90–365 (ENC-06). Default: 365. */
  readonly rotationDays?: pulumi.Input<number>;
  /** Days between the request to delete the key and its loss, 7–30. Default: 30. */
  readonly deletionWindowDays?: pulumi.Input<number>;
  /** Written reasons for settings below the default, plain. Default: none. */
  readonly exceptions?: EncryptionKeyExceptions;
  /** "prod" protects the key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
