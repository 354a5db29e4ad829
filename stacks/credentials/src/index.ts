import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "./config/readConfig.js";
import { deployCredentials } from "./deployment/deployCredentials.js";
import { planCredentials } from "./plan/planCredentials.js";

const plan = planCredentials(readConfig(new pulumi.Config()), new pulumi.Config("aws").require("region"));

/** What was deployed: see `CredentialsOutputs`. */
export const {
  environment,
  region,
  namespace,
  loginName,
  loginArn,
  loginKeyArn,
  administratorName,
  rotatorName,
  rotatorRole,
  rotatorLogGroup,
  requestTopicArn,
  operatorRoleArn,
  readerRoleArns,
  serviceRoles,
  serviceBuckets,
  alarmArns,
} = deployCredentials(plan);
