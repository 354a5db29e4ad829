import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "./config/readConfig.js";
import { deployKpi } from "./deployment/deployKpi.js";
import { planKpi } from "./plan/planKpi.js";

const plan = planKpi(readConfig(new pulumi.Config()), new pulumi.Config("aws").require("region"));

/** What was deployed: see `KpiOutputs`. */
export const {
  region,
  inputBucket,
  inputPrefix,
  artifactBucket,
  categoryTable,
  orderTable,
  runsTable,
  deadLetterQueueUrl,
  runEndTopicArn,
  dashboardName,
  taskRole,
  reconcileRoleArns,
  logGroup,
} = deployKpi(plan);
