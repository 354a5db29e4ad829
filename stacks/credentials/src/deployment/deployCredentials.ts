import * as pulumi from "@pulumi/pulumi";
import { RotatedSecret } from "@sallyport/components";
import { deploymentOf, placed } from "@sallyport/stack-kit";
import type { CredentialsPlan } from "../plan/CredentialsPlan.js";
import { credentialsKeys } from "./CredentialsKeys.js";
import type { CredentialsOutputs } from "./CredentialsOutputs.js";
import type { Deployment } from "./Deployment.js";
import { namesOf } from "./namesOf.js";
import { operatorRole } from "./operatorRole.js";
import { Rotator } from "./Rotator.js";
import { readAlarms } from "./readAlarms.js";
import { type Reader, readerRoles } from "./readerRoles.js";
import { rotationAlarms } from "./rotationAlarms.js";
import { serviceSettings } from "./serviceSettings.js";

/**
 * Deploys a plan: the login's secret without a value, who reads and who changes it, and what tells of trouble with it. The value comes by
 * `sallyport credentials setup`, so that none passes through the deployment or its state (SEC-17).
 */
export function deployCredentials(plan: CredentialsPlan): {
  [Name in keyof CredentialsOutputs]: pulumi.Output<CredentialsOutputs[Name]>;
} {
  const deployment = deploymentOf("sallyport-credentials", plan);
  const { base, config, region, administratorSecretName } = plan;
  const keys = credentialsKeys(deployment);
  const readers = readerRoles(deployment, keys.loginKeyArn);
  const rotator = new Rotator(deployment, keys);
  const operatorRoleArn = operatorRole(deployment, keys);
  const login = loginSecret(deployment, { readers, rotator, loginKeyArn: keys.loginKeyArn });
  const alarmArns = rotationAlarms(deployment, rotator.functionName);
  readAlarms(
    deployment,
    readers.map(({ roleName }) => roleName),
  );
  const readerRoleArns = arnsOf(readers);
  const settings = readerRoleArns.apply((arns) => serviceSettings(config.environment, readers, arns));
  return {
    environment: pulumi.output(config.environment),
    region: pulumi.output(region),
    namespace: pulumi.output(config.namespace),
    loginName: login.secretName,
    loginArn: login.secretArn,
    loginKeyArn: keys.loginKeyArn,
    administratorName: pulumi.output(administratorSecretName),
    rotatorName: rotator.functionName,
    rotatorRole: pulumi.output(namesOf(base).rotatorRole),
    rotatorLogGroup: rotator.logGroupName,
    requestTopicArn: rotator.topicArn,
    operatorRoleArn,
    readerRoleArns,
    serviceRoles: settings.serviceRoles,
    serviceBuckets: settings.serviceBuckets,
    alarmArns,
  };
}

interface LoginParts {
  readonly readers: readonly Reader[];
  readonly rotator: Rotator;
  readonly loginKeyArn: pulumi.Output<string>;
}

function loginSecret(deployment: Deployment, { readers, rotator, loginKeyArn }: LoginParts): RotatedSecret {
  const { plan, alarmTopicArn } = deployment;
  const { base, config, secretName } = plan;
  const names = namesOf(base);
  return new RotatedSecret(`${base}-clickhouse`, {
    secretName,
    description: `Login of ${config.environment} at ClickHouse`,
    rotatorFunctionArn: rotator.functionArn,
    rotatorRoleName: names.rotatorRole,
    consumerRoleNames: readers.map(({ roleName }) => roleName),
    operatorRoleNames: [names.operator],
    rotationDays: config.rotation.days,
    keyArn: loginKeyArn,
    alarmTopicArn,
    ...placed(deployment),
  });
}

function arnsOf(readers: readonly Reader[]): pulumi.Output<Record<string, string>> {
  const made = readers.flatMap(({ config, roleArn }) =>
    roleArn === undefined ? [] : [[config.name, roleArn] as const],
  );
  return pulumi.output(Object.fromEntries(made));
}
