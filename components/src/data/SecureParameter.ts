import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";

export interface SecureParameterArgs {
  /** The value, at most 4096 bytes. It is secret in the state whoever gives it. */
  readonly value: pulumi.Input<string>;
  /** A path such as "/orders/partner-token", which must not begin with "/aws" or "/ssm". Default: `/sallyport/<name>`. */
  readonly parameterName?: pulumi.Input<string>;
  /** What it is for. Default: made from the name. */
  readonly description?: pulumi.Input<string>;
  /** ARN of the key. Default: an `EncryptionKey` of the parameter's own. */
  readonly keyArn?: pulumi.Input<string>;
  /** "prod" protects the key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * A sensitive setting in the Parameter Store, for what needs no rotation; a credential belongs into a `RotatedSecret`.
 *
 * Defaults: a SecureString encrypted with a key of its own, in the standard tier. Parameters have no policy of their
 * own: who reads it is what the roles' intents (`Access.ReadParameter`) say.
 *
 * Cost: the key 1 USD a month unless `keyArn` is given; the parameter nothing.
 *
 * Controls: SEC-03, SEC-17.
 *
 * @example
 * const token = new SecureParameter("partner-token", { value: config.requireSecret("partnerToken") });
 */
export class SecureParameter extends pulumi.ComponentResource {
  /** Name of the parameter. */
  readonly parameterName: pulumi.Output<string>;
  /** ARN of the parameter. */
  readonly parameterArn: pulumi.Output<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: SecureParameterArgs, opts?: pulumi.ComponentResourceOptions) {
    const parameterName = args.parameterName ?? `/sallyport/${name}`;
    checkArguments(describeComponent("SecureParameter", name), parameterName, args.value);
    const value = pulumi.secret(args.value);
    // The engine keeps a component's arguments in the state: the value must be secret there whoever gave it.
    super("sallyport:index:SecureParameter", name, { ...args, value }, opts);
    const home = homeOf(this, args);
    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args));

    const parameter = new aws.ssm.Parameter(
      `${name}-parameter`,
      {
        name: parameterName,
        description: args.description ?? `Setting ${name}`,
        type: "SecureString",
        tier: "Standard",
        keyId: keyArn,
        value,
        region: args.region,
        tags: tagsFor("SecureParameter", name, args.tags),
      },
      { parent: this },
    );

    this.parameterName = knownAfter(parameterName, parameter);
    this.parameterArn = knownAfter(
      pulumi.interpolate`arn:${home.partition}:ssm:${home.region}:${home.accountId}:parameter${parameterName}`,
      parameter,
    );
    this.keyArn = keyArn;
    this.registerOutputs({
      parameterName: this.parameterName,
      parameterArn: this.parameterArn,
      keyArn: this.keyArn,
    });
  }
}

/** The value is never in the message: it would end in a log. */
function checkArguments(component: string, parameterName: pulumi.Input<string>, value: pulumi.Input<string>): void {
  const path = /^(\/[A-Za-z0-9_.-]+){1,15}$/;
  if (typeof parameterName === "string" && (!path.test(parameterName) || /^\/(aws|ssm)/i.test(parameterName))) {
    const fix = 'give a path such as "/orders/partner-token", which does not begin with "/aws" or "/ssm"';
    throw new ArgumentError(component, "parameterName", parameterName, fix);
  }
  const bytes = typeof value === "string" ? Buffer.byteLength(value) : 1;
  if (bytes < 1 || bytes > 4096) {
    throw new ArgumentError(component, "value", `${bytes} bytes`, "give 1 to 4096 bytes, as the standard tier takes");
  }
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: SecureParameterArgs,
): pulumi.Output<string> {
  const description = `Encrypts the parameter ${name}`;
  const key = new EncryptionKey(`${name}-key`, { description, account, environment, region, tags }, { parent });
  return key.keyArn;
}
