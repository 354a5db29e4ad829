import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";

export interface RotatedSecretArgs {
  /**
   * Physical name, such as "avesa/clickhouse/prod": at most 512 letters, digits and `/_+=.@-`, not ending like an ARN in
   * a hyphen and six characters. A name stays taken for 30 days after its secret is deleted. Default: the component's
   * name.
   */
  readonly secretName?: pulumi.Input<string>;
  /** What the secret is for. Default: made from the name. */
  readonly description?: pulumi.Input<string>;
  /**
   * First value, which the first rotation replaces at once; a later change of this argument does nothing. It is kept
   * in the state encrypted, and Secrets Manager is never asked for it. Whether one is given is plain. Default: none, an
   * operator or the rotator writes it.
   */
  readonly initialValue?: pulumi.Input<string>;
  /**
   * ARN of the function that changes the value, in the four steps of Secrets Manager. It must be there, and its policy
   * must let secretsmanager.amazonaws.com call it, for this account.
   */
  readonly rotatorFunctionArn: pulumi.Input<string>;
  /**
   * Name of the function's role, with its path if it has one. By name, since the role's policy names the secret: a
   * `FunctionRole` with `Access.RotateSecret` on the secret's name.
   */
  readonly rotatorRoleName: pulumi.Input<string>;
  /** Names of the roles that read the value (SEC-06), with their paths if they have one. The list is plain. */
  readonly consumerRoleNames: pulumi.Input<string>[];
  /**
   * Names of the roles that may read and write it by hand: to set it up, to validate it, to roll it back (SEC-13). The
   * deployer's is one of them where the description or the key of the secret shall change. The list is plain. Default:
   * none.
   */
  readonly operatorRoleNames?: pulumi.Input<string>[];
  /** Days between rotations, 1–90 (SEC-10). Default: 90. */
  readonly rotationDays?: pulumi.Input<number>;
  /**
   * ARN of the key. Give that of an `EncryptionKey` where the rotator's and the consumers' roles are made first: they
   * need to name it. Default: an `EncryptionKey` of the secret's own.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** Topic that is told when the rotator fails. Its policy must let EventBridge publish. Default: no alarm. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** "prod" protects the secret and its key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
