import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { AccessIntentArgs } from "../identity/AccessIntentArgs.js";
import type { Tags } from "../tagging/tagsFor.js";

export interface HardenedStateMachineArgs {
  /**
   * Definition in Amazon States Language, a JSON text with `TimeoutSeconds` at its top: without one an execution that waits
   * for something lost waits a year.
   */
  readonly definition: pulumi.Input<string>;
  /** Everything that its steps may do. The list itself is plain; its values may be outputs. */
  readonly access: AccessIntentArgs[];
  /** Physical name, at most 80 letters, digits, hyphens and underscores. Plain. Default: the component's name. */
  readonly stateMachineName?: string;
  /** Physical name of its role, at most 64 characters. Plain. Default: the component's name and "-states". */
  readonly roleName?: string;
  /** Days that its log is kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly logRetentionDays?: number;
  /**
   * ARN of the key of the definition, of what executions carry and of the log. Its policy must let logs.amazonaws.com use it
   * for the log group `/aws/vendedlogs/states/<name>`, and delivery.logs.amazonaws.com for the account's logs
   * (`arn:<partition>:logs:<region>:<account>:*`). Default: a key of its own.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** Topic that is told when an execution fails or does not end in time. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** Managed policy that bounds the role (IAM-20), from the account foundation. Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** "prod" protects the log and its key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
