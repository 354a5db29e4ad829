import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkSecretArgs } from "./checkSecretArgs.js";
import type { RotatedSecretArgs } from "./RotatedSecretArgs.js";
import { rotationAlarms } from "./rotationAlarms.js";
import { secretPolicyFor } from "./secretPolicyFor.js";

/**
 * A credential that changes by itself and that nobody reads but the roles that are named.
 *
 * Defaults: encrypted with a key of its own, rotated every 90 days, TLS only; its policy refuses all readers but the
 * named ones, and all writers but the rotator and the operators, the deployer too; a deleted secret can be restored for
 * 30 days; the value that was there before a rotation stays as AWSPREVIOUS.
 *
 * Cost: 0.40 USD a month, 0.05 USD per 10,000 calls; the key 1 USD a month unless `keyArn` is given; the alarm 0.10 USD
 * a month.
 *
 * Controls: SEC-02, SEC-04, SEC-06, SEC-09, SEC-10, SEC-13, SEC-17, ENC-16, ENC-18, MON-09.
 *
 * @example
 * const login = new RotatedSecret("clickhouse", {
 *   secretName: "avesa/clickhouse/prod",
 *   rotatorFunctionArn: rotator.functionArn,
 *   rotatorRoleName: "clickhouse-rotator",
 *   consumerRoleNames: ["ingestion"],
 *   keyArn: key.keyArn,
 *   alarmTopicArn: alarms.topicArn,
 *   environment: "prod",
 * });
 */
export class RotatedSecret extends pulumi.ComponentResource {
  /** Name of the secret. */
  readonly secretName: pulumi.Output<string>;
  /** ARN of the secret, once its policy keeps others out. */
  readonly secretArn: pulumi.Output<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: RotatedSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("RotatedSecret", name);
    checkSecretArgs(component, name, args);
    const { initialValue, ...open } = args;
    const value = initialValue === undefined ? undefined : pulumi.secret(initialValue);
    // The engine keeps a component's arguments in the state: the value must be secret there whoever gave it.
    super("sallyport:index:RotatedSecret", name, { ...open, initialValue: value }, opts);
    const home = homeOf(this, args);
    const { region } = args;
    const tags = tagsFor("RotatedSecret", name, args.tags);
    const secretName = args.secretName ?? name;
    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args));

    const secret = new aws.secretsmanager.Secret(
      `${name}-secret`,
      {
        name: secretName,
        description: args.description ?? `Credential ${name}, rotated`,
        kmsKeyId: keyArn,
        recoveryWindowInDays: 30,
        region,
        tags,
      },
      { parent: this, protect: args.environment === "prod" },
    );
    const written = value === undefined ? [] : [firstVersion(this, name, secret, value, region)];
    const policy = new aws.secretsmanager.SecretPolicy(
      `${name}-policy`,
      {
        secretArn: secret.arn,
        policy: pulumi
          .all([home, args.consumerRoleNames, args.rotatorRoleName, args.operatorRoleNames ?? []])
          .apply(([where, consumers, rotator, operators]) =>
            JSON.stringify(secretPolicyFor(where, { consumers, rotator, operators })),
          ),
        blockPublicPolicy: true,
        region,
      },
      // Once it is there, the deployer may write no more.
      { parent: this, dependsOn: written },
    );
    new aws.secretsmanager.SecretRotation(
      `${name}-rotation`,
      {
        secretId: secret.arn,
        rotationLambdaArn: args.rotatorFunctionArn,
        rotationRules: { automaticallyAfterDays: args.rotationDays ?? 90 },
        rotateImmediately: value !== undefined,
        region,
      },
      { parent: this, dependsOn: [policy, ...written] },
    );
    if (args.alarmTopicArn !== undefined) {
      const { alarmTopicArn, rotatorFunctionArn } = args;
      rotationAlarms(this, name, { home, secretName, rotatorFunctionArn, alarmTopicArn, region, tags });
    }

    this.secretName = knownAfter(secretName, secret, policy);
    this.secretArn = knownAfter(secret.arn, secret, policy);
    this.keyArn = keyArn;
    this.registerOutputs({ secretName: this.secretName, secretArn: this.secretArn, keyArn: this.keyArn });
  }
}

/**
 * The first value, write-only: the provider then never asks Secrets Manager for it, which would refuse the deployer
 * (terraform-provider-aws, pull request 44876). Its own stage keeps the version for as
 * long as the secret: AWS drops versions without one, and Pulumi would then put the old value back as the current one.
 */
function firstVersion(
  parent: pulumi.Resource,
  name: string,
  secret: aws.secretsmanager.Secret,
  value: pulumi.Output<string>,
  region: pulumi.Input<string> | undefined,
): aws.secretsmanager.SecretVersion {
  return new aws.secretsmanager.SecretVersion(
    `${name}-first`,
    {
      secretId: secret.arn,
      secretStringWo: value,
      secretStringWoVersion: 1,
      versionStages: ["AWSCURRENT", "SALLYPORTFIRST"],
      region,
    },
    // From here on the rotator governs the value and its stages.
    { parent, ignoreChanges: ["secretStringWo", "versionStages"] },
  );
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: RotatedSecretArgs,
): pulumi.Output<string> {
  const description = `Encrypts the credential ${name}`;
  const key = new EncryptionKey(`${name}-key`, { description, account, environment, region, tags }, { parent });
  return key.keyArn;
}
