import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { settingsOf, sparkType } from "./sparkType.js";

type Settings = Readonly<Record<string, unknown>>;

const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const toGroup = { enabled: true, logGroupName: "/sallyport/kpi" };
const kept = { enabled: false };
const application = (monitoringConfiguration?: object) => [
  { type: sparkType, name: "kpi", props: monitoringConfiguration === undefined ? {} : { monitoringConfiguration } },
];

/** The logs of Spark jobs go to a group of ours, and no copy of them lies under a key of AWS. */
export const SparkLogsEncrypted: ResourceRule = {
  id: "spark-logs-encrypted",
  title: "Spark jobs log to a group of ours, and every copy is under a customer-managed key",
  severity: "medium",
  why: "EMR keeps a copy of every log for 30 days under a key of its own unless it is told otherwise, and rows that a job could not read are quoted in logs",
  fix: "set cloudwatchLoggingConfiguration with enabled and the logGroupName of an encrypted group, and managedPersistenceMonitoringConfiguration with enabled false or an encryptionKeyArn",
  url: "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/jobs-log-encryption.html",
  controls: ["LOG-01", "LOG-04", "ENC-19"],
  scope: "resource",
  types: [sparkType],
  evaluate: (judged) => {
    const monitoring = settingsOf(judged, "monitoringConfiguration") as Readonly<Record<string, Settings | undefined>>;
    const { cloudwatchLoggingConfiguration: logs = {}, s3MonitoringConfiguration: bucket = {} } = monitoring;
    const { managedPersistenceMonitoringConfiguration: managed = {} } = monitoring;
    const findings: Finding[] = [];
    if (logs.enabled !== true || !isSet(logs, "logGroupName")) {
      findings.push({ id: "Unlogged", message: `jobs of ${judged.name} send their logs to no group of ours` });
    }
    if (managed.enabled !== false && !hasCustomerKey(managed, "encryptionKeyArn")) {
      findings.push({ id: "Managed", message: `EMR keeps the logs of ${judged.name} under a key of AWS` });
    }
    if (isSet(bucket, "logUri") && !hasCustomerKey(bucket, "encryptionKeyArn")) {
      findings.push({ id: "Bucket", message: `logs of ${judged.name} are written to S3 without a key of ours` });
    }
    return verdictOf(findings);
  },
  examples: {
    good: application({ cloudwatchLoggingConfiguration: toGroup, managedPersistenceMonitoringConfiguration: kept }),
    bad: application(),
    others: {
      "a group that EMR makes": application({
        cloudwatchLoggingConfiguration: { enabled: true },
        managedPersistenceMonitoringConfiguration: kept,
      }),
      "EMR's own copy": application({ cloudwatchLoggingConfiguration: toGroup }),
      "logs in a bucket without a key": application({
        cloudwatchLoggingConfiguration: toGroup,
        managedPersistenceMonitoringConfiguration: { enabled: true, encryptionKeyArn: key },
        s3MonitoringConfiguration: { logUri: "s3://logs/" },
      }),
    },
  },
};
