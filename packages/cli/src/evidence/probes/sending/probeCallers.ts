import { cloudTrailCalls } from "./cloudTrailCalls.js";
import { dynamodbCalls } from "./dynamodbCalls.js";
import { ec2Calls } from "./ec2Calls.js";
import { ecrCalls } from "./ecrCalls.js";
import { iamCalls } from "./iamCalls.js";
import { kmsCalls } from "./kmsCalls.js";
import { lambdaCalls } from "./lambdaCalls.js";
import { logsCalls } from "./logsCalls.js";
import type { ProbeCaller } from "./ProbeCaller.js";
import { s3Calls } from "./s3Calls.js";
import { secretsManagerCalls } from "./secretsManagerCalls.js";
import { snsCalls } from "./snsCalls.js";
import { sqsCalls } from "./sqsCalls.js";
import { stsCalls } from "./stsCalls.js";

const callers: readonly ProbeCaller[] = [
  cloudTrailCalls,
  dynamodbCalls,
  ec2Calls,
  ecrCalls,
  iamCalls,
  kmsCalls,
  lambdaCalls,
  logsCalls,
  s3Calls,
  secretsManagerCalls,
  snsCalls,
  sqsCalls,
  stsCalls,
];

/** By action: who can make its call. Other actions are judged without a call. */
export const probeCallers: ReadonlyMap<string, ProbeCaller> = new Map(
  callers.flatMap((caller) => [...caller.actions].map((action) => [action, caller] as const)),
);
