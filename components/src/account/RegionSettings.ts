import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";

export interface RegionSettingsArgs {
  /**
   * ARN of the role by which API Gateway writes the logs of the region's APIs, such as an `ApiLogRole`'s. Whether it is
   * given is plain. Default: the one that the region has; without any, no API of the region can log.
   */
  readonly apiLogRoleArn?: pulumi.Input<string>;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
}

/**
 * What holds for a whole region of an account: every new disk is encrypted, whatever its request says, and APIs may write
 * logs. A region takes one.
 *
 * Defaults: disks under the key that EBS makes for the account.
 *
 * Cost: none.
 *
 * Controls: ENC-02, LOG-01.
 *
 * @example
 * const settings = new RegionSettings("ireland", { apiLogRoleArn: role.roleArn, region: "eu-west-1" });
 */
export class RegionSettings extends pulumi.ComponentResource {
  constructor(name: string, args: RegionSettingsArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    checkRole(describeComponent("RegionSettings", name), args.apiLogRoleArn);
    super("sallyport:index:RegionSettings", name, args, opts);
    const { apiLogRoleArn, region } = args;

    new aws.ebs.EncryptionByDefault(`${name}-disks`, { enabled: true, region }, { parent: this });
    if (apiLogRoleArn !== undefined) {
      new aws.apigateway.Account(`${name}-apis`, { cloudwatchRoleArn: apiLogRoleArn, region }, { parent: this });
    }

    this.registerOutputs({});
  }
}

function checkRole(component: string, arn: pulumi.Input<string> | undefined): void {
  if (typeof arn !== "string" || /^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(arn)) return;
  throw new ArgumentError(component, "apiLogRoleArn", arn, 'give the ARN of a role, "arn:aws:iam::…:role/…"');
}
