import type * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "@sallyport/components";
import { eventRuleArnOf, logGroupsOf, placed, topicArnOf } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { namesOf } from "./namesOf.js";

/** The two keys of an environment. */
export interface CredentialsKeys {
  /** Of the login alone (ENC-18). */
  readonly loginKeyArn: pulumi.Output<string>;
  /** Of the function's log and environment, of the topic, and of what they set aside. */
  readonly rotatorKeyArn: pulumi.Output<string>;
}

/** Makes them: whoever reads logs or messages of the rotation has no key to the login by that. */
export function credentialsKeys(deployment: Deployment): CredentialsKeys {
  const { base, config } = deployment.plan;
  const { rotator, audit, requests } = namesOf(base);
  const login = new EncryptionKey(`${base}-login`, {
    description: `Encrypts the login of ${config.environment}`,
    ...placed(deployment),
  });
  const rotation = new EncryptionKey(`${base}-rotation`, {
    description: `Encrypts log, environment and messages of the rotation of ${config.environment}`,
    services: [
      { service: "logs.amazonaws.com", sourceArns: [logGroupsOf(deployment, `/aws/lambda/${rotator}`)] },
      { service: "events.amazonaws.com", sourceArns: [eventRuleArnOf(deployment, audit)] },
      { service: "sns.amazonaws.com", sourceArns: [topicArnOf(deployment, requests)] },
    ],
    ...placed(deployment),
  });
  return { loginKeyArn: login.keyArn, rotatorKeyArn: rotation.keyArn };
}
