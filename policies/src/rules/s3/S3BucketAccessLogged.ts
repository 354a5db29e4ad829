import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes, logBucketType } from "./bucketTypes.js";
import { isLogBucket } from "./isLogBucket.js";
import { settingsOf } from "./settingsOf.js";
import { settingTypes } from "./settingTypes.js";

const [loggingType, oldLoggingType] = settingTypes.logging.types;

/** Every bucket but a log bucket writes access logs, and not into itself. */
export const S3BucketAccessLogged: RelationRule = {
  id: "s3-access-logging",
  title: "Buckets write access logs",
  severity: "medium",
  why: "Without access logs nobody can tell after an incident which objects were read",
  fix: "add a BucketLogging whose target is a log bucket of the same account and region",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
  controls: ["STO-05"],
  scope: "stack",
  waivedBy: "noAccessLogs",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    if (isLogBucket(bucket, graph)) return compliant;
    const [logging] = settingsOf("logging", bucket, graph);
    if (!logging) return violation("Missing", `bucket ${bucket.name} writes no access logs`);
    const targets = graph.referenced(logging.holder, logging.property ?? "targetBucket");
    return targets.some(({ urn }) => urn === bucket.urn)
      ? violation("IntoItself", `bucket ${bucket.name} logs into itself, which never ends`)
      : compliant;
  },
  examples: {
    good: [
      { type: bucketTypes[0], name: "data" },
      { type: bucketTypes[0], name: "logs", parent: "log-component" },
      { type: logBucketType, name: "log-component" },
      { type: loggingType, name: "logging", refersTo: { bucket: "data", targetBucket: "logs" } },
    ],
    bad: [
      { type: bucketTypes[0], name: "data" },
      { type: loggingType, name: "logging", refersTo: { bucket: "data", targetBucket: "data" } },
    ],
    others: {
      "no logs": [{ type: bucketTypes[0], name: "data" }],
      "into itself, as v6 programs say it": [
        { type: bucketTypes[1], name: "data" },
        { type: oldLoggingType, name: "logging", refersTo: { bucket: "data", targetBucket: "data" } },
      ],
    },
  },
};
