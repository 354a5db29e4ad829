import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "./config/readConfig.js";
import { deployTransform } from "./deployment/deployTransform.js";
import { planTransform } from "./plan/planTransform.js";
import { readRoutes } from "./plan/readRoutes.js";

/** The API's package, of which the stack takes files and no code: its routes, and the bundle of its functions. */
const api = join(__dirname, "..", "..", "..", "workers", "transform-api");

const plan = planTransform(readConfig(new pulumi.Config()), {
  region: new pulumi.Config("aws").require("region"),
  routes: readRoutes(join(api, "routes.json")),
});

/** What was deployed: see `TransformOutputs`. */
export const {
  region,
  apiUrl,
  apiId,
  resultsBucket,
  uploadsBucket,
  jobsTable,
  jobQueue,
  jobDefinition,
  jobLogGroup,
  jobRole,
  executionRole,
  functionRoles,
  deadLetterQueueUrl,
  jobEndTopicArn,
  dashboardName,
  callerRoleArns,
} = deployTransform(plan, join(api, "dist", "bundle"));
