import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FoundationOutputs } from "@sallyport/components";
import { readConfig } from "./config/readConfig.js";
import { accountOf } from "./deployment/accountOf.js";
import { alarmsAndLogs } from "./deployment/alarmsAndLogs.js";
import { auditTrail as recordedBy } from "./deployment/auditTrail.js";
import { backups } from "./deployment/backups.js";
import { byRegion } from "./deployment/byRegion.js";
import { deployers } from "./deployment/deployers.js";
import { guardrails } from "./deployment/guardrails.js";
import { logArchives } from "./deployment/logArchives.js";
import { remediation } from "./deployment/remediation.js";
import { restoreDrills } from "./deployment/restoreDrills.js";
import { configServiceRole, settings } from "./deployment/settings.js";
import { watchedRegion } from "./deployment/watchedRegion.js";

const bundles = {
  logArchive: bundle("log-archive", "archive.mjs"),
  remediation: bundle("remediation", "remediate.mjs"),
};
const config = readConfig(new pulumi.Config(), Object.values(aws.Region));
const account = accountOf(config);
const regions = config.regions.map((region) => alarmsAndLogs(account, region));
const trail = recordedBy(account, regions);
const serviceRole = configServiceRole(account);
const watched = regions.map((region) => watchedRegion(account, region, serviceRole));
settings(account);
const remediated = remediation(account, regions, bundles.remediation);
logArchives(account, regions, remediated, bundles.logArchive);
restoreDrills(account, regions);
guardrails(account);

// Annotated, so that an output that other stacks read cannot be renamed or forgotten here.
const outputs: { readonly [Name in keyof FoundationOutputs]-?: pulumi.Input<FoundationOutputs[Name]> } = {
  permissionsBoundaryArn: account.permissionsBoundaryArn,
  alarmTopicArns: byRegion(regions, ({ alarmTopicArn }) => alarmTopicArn),
  logBuckets: byRegion(regions, ({ logBucket }) => logBucket),
  auditTrail: trail ?? pulumi.output(undefined),
  configBuckets: byRegion(watched, ({ configBucket }) => configBucket),
  threatDetectorIds: byRegion(watched, ({ threatDetectorId }) => threatDetectorId),
  backupVaults: byRegion(backups(account, regions), ({ vaultName }) => vaultName),
  deployerRoleArns: deployers(account),
};

export const {
  permissionsBoundaryArn,
  alarmTopicArns,
  logBuckets,
  auditTrail,
  configBuckets,
  threatDetectorIds,
  backupVaults,
  deployerRoleArns,
} = outputs;

/** The foundation takes files of workers, and no code. */
function bundle(worker: string, file: string): string {
  return join(__dirname, "..", "..", "..", "workers", worker, "dist", "bundle", file);
}
