import * as pulumi from "@pulumi/pulumi";
import { Access, HardenedFunction, HardenedTopic, TopicProtocol } from "@sallyport/components";
import { placed, topicArnOf } from "@sallyport/stack-kit";
import type { CredentialsKeys } from "./CredentialsKeys.js";
import type { Deployment } from "./Deployment.js";
import { namesOf } from "./namesOf.js";
import { secretArnOf } from "./secretArnOf.js";

/** What the function is asked for by its schedule. */
const auditRequest = JSON.stringify({ operation: "audit" });

/**
 * The function that changes the login, its schedule, and the topic by which the operator asks it to (SEC-11). What fails three times is
 * set aside in its dead-letter queue, with an alarm.
 */
export class Rotator extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  readonly functionArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  readonly topicArn: pulumi.Output<string>;

  constructor(deployment: Deployment, keys: CredentialsKeys, opts?: pulumi.ComponentResourceOptions) {
    const { plan, permissionsBoundaryArn, alarmTopicArn } = deployment;
    const { base, config, secretName, administratorSecretName: administrator } = plan;
    const { loginKeyArn, rotatorKeyArn: keyArn } = keys;
    super("sallyport-credentials:index:Rotator", base, { days: config.rotation.days }, opts);
    const names = namesOf(base);
    const { keyArn: administratorKey } = config.administrator;

    const rotator = new HardenedFunction(
      names.rotator,
      {
        codePath: config.bundle,
        timeoutSeconds: 60,
        environmentVariables: { AUDITED_LOGINS: secretName },
        access: [
          {
            secret: secretName,
            key: loginKeyArn,
            actions: [Access.RotateSecret, Access.StartRotation],
            label: "Login",
          },
          {
            secret: administrator,
            actions: [Access.ReadSecret],
            label: "Administrator",
            ...(administratorKey === undefined ? {} : { key: administratorKey }),
          },
          // Secrets Manager asks this of whoever starts a rotation, as the function does for a message to the topic.
          { function: names.rotator, actions: [Access.Invoke], label: "Itself" },
        ],
        ...config.network,
        invokers: [
          { name: "rotation", service: "secretsmanager.amazonaws.com", sourceArn: secretArnOf(deployment, secretName) },
          { name: "requests", service: "sns.amazonaws.com", sourceArn: topicArnOf(deployment, names.requests) },
        ],
        schedules: [{ name: "audit", scheduleExpression: config.rotation.audit, input: auditRequest }],
        keyArn,
        permissionsBoundaryArn,
        alarmTopicArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const requests = new HardenedTopic(
      names.requests,
      {
        publisherRoleNames: [names.operator],
        subscriptions: [{ protocol: TopicProtocol.Lambda, endpoint: rotator.functionArn }],
        keyArn,
        alarmTopicArn,
        ...placed(deployment),
      },
      { parent: this },
    );

    this.functionName = rotator.functionName;
    this.functionArn = rotator.functionArn;
    this.logGroupName = rotator.logGroupName;
    this.topicArn = requests.topicArn;
    this.registerOutputs({ functionName: this.functionName, functionArn: this.functionArn, topicArn: this.topicArn });
  }
}
