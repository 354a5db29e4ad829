import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { BackupPlan } from "../backup/BackupPlan.js";
import { PostgresDatabase } from "../data/PostgresDatabase.js";
import { RotatedSecret } from "../data/RotatedSecret.js";
import { SecureParameter } from "../data/SecureParameter.js";
import { HardenedFunction } from "../functions/HardenedFunction.js";
import { TaskRole } from "../identity/TaskRole.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { HardenedTopic } from "../messaging/HardenedTopic.js";
import { TopicProtocol } from "../messaging/TopicProtocol.js";

/** Where and among what a region's credentials are. */
interface CredentialsPlace {
  readonly placed: { readonly account: { readonly accountId: pulumi.Input<string> }; readonly region: string };
  readonly network: {
    readonly vpcId: pulumi.Input<string>;
    readonly databaseSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  };
  readonly clientSecurityGroupId: pulumi.Input<string>;
  /** A queue that takes what is published by hand. */
  readonly queueArn: pulumi.Input<string>;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly permissionsBoundaryArn: pulumi.Input<string>;
}

/** A database with its recovery points, and the credentials around it: a login that changes by itself, a token, and the topic that asks for it. */
export function credentials(name: string, place: CredentialsPlace): void {
  const { placed, network, alarmTopicArn, permissionsBoundaryArn } = place;
  const secretName = `every/login/${placed.region}`;
  const { keyArn } = new EncryptionKey(`${name}-login-key`, placed);
  const token = new SecureParameter(`${name}-token`, { value: pulumi.secret("every-token"), ...placed });
  const role = (who: string, action: Access) =>
    new TaskRole(`${name}-${who}`, {
      access: [
        { secret: secretName, key: keyArn, actions: [action], label: "Login" },
        { parameter: token.parameterName, key: token.keyArn, actions: [Access.ReadParameter], label: "Token" },
      ],
      permissionsBoundaryArn,
      ...placed,
    }).roleName;

  const database = new PostgresDatabase(`${name}-orders`, {
    vpcId: network.vpcId,
    subnetIds: network.databaseSubnetIds,
    clientSecurityGroupIds: [place.clientSecurityGroupId],
    alarmTopicArn,
    permissionsBoundaryArn,
    ...placed,
  });
  new BackupPlan(`${name}-orders-backups`, {
    databaseArns: [
      pulumi.interpolate`arn:aws:rds:${placed.region}:${placed.account.accountId}:db:${database.identifier}`,
    ],
    databaseKeyArns: [database.keyArn],
    alarmTopicArn,
    permissionsBoundaryArn,
    ...placed,
  });
  const rotator = new HardenedFunction(`${name}-rotator`, {
    codePath: join(__dirname, "..", "..", "testing", "function"),
    handler: "index.rotate",
    access: [{ secret: secretName, key: keyArn, actions: [Access.RotateSecret], label: "Login" }],
    invokers: [
      {
        name: "secret",
        service: "secretsmanager.amazonaws.com",
        // The six characters behind the name are AWS's choice.
        sourceArn: pulumi.interpolate`arn:aws:secretsmanager:${placed.region}:${placed.account.accountId}:secret:${secretName}-*`,
      },
    ],
    alarmTopicArn,
    permissionsBoundaryArn,
    ...placed,
  });
  new RotatedSecret(`${name}-login`, {
    secretName,
    initialValue: pulumi.jsonStringify({ host: database.endpoint, username: "orders", password: "every-password" }),
    rotatorFunctionArn: rotator.functionArn,
    rotatorRoleName: `${name}-rotator-role`,
    consumerRoleNames: [role("consumer", Access.ReadSecret)],
    keyArn,
    alarmTopicArn,
    ...placed,
  });
  new HardenedTopic(`${name}-rotate-now`, {
    publisherRoleNames: ["operators"],
    subscriptions: [{ protocol: TopicProtocol.Sqs, endpoint: place.queueArn }],
    alarmTopicArn,
    ...placed,
  });
}
