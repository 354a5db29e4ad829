import type { PreflightItem } from "../PreflightItem.js";
import { alarms } from "./alarms.js";
import { bucketPolicies } from "./bucketPolicies.js";
import { cloudTrail } from "./cloudTrail.js";
import { iamPolicies } from "./iamPolicies.js";
import { imageScanning } from "./imageScanning.js";
import { network } from "./network.js";
import { secrets } from "./secrets.js";
import { securityGroups } from "./securityGroups.js";

/** The eight, in the order in which they are told. */
export const preflightItems: readonly PreflightItem[] = [
  iamPolicies,
  network,
  securityGroups,
  imageScanning,
  alarms,
  cloudTrail,
  bucketPolicies,
  secrets,
];
