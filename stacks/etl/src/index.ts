import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "./config/readConfig.js";
import { deployEtl } from "./deployment/deployEtl.js";
import { planEtl } from "./plan/planEtl.js";

const plan = planEtl(readConfig(new pulumi.Config()), new pulumi.Config("aws").require("region"));

/** What was deployed: see `EtlOutputs`. */
export const {
  region,
  inputBucket,
  inputPrefix,
  queueUrl,
  deadLetterQueueUrl,
  databaseHost,
  databasePort,
  databaseName,
  databaseSchema,
  databaseIdentifier,
  loaderUser,
  loaderSecretArn,
  migration,
  backupVault,
  dashboardName,
  taskRole,
  functionRoles,
  logGroup,
} = deployEtl(plan);
