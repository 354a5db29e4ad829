import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

/** Where a type says that it encrypts, and with which key. Steps lead through nested settings. */
interface Place {
  readonly key: readonly string[];
  /** The switch, and what it is when it is on. Default: the key alone decides. */
  readonly on?: readonly string[];
  readonly value?: unknown;
}

const places: Readonly<Record<string, Place>> = {
  "aws:ebs/volume:Volume": { key: ["kmsKeyId"], on: ["encrypted"] },
  "aws:ebs/snapshotCopy:SnapshotCopy": { key: ["kmsKeyId"], on: ["encrypted"] },
  "aws:efs/fileSystem:FileSystem": { key: ["kmsKeyId"], on: ["encrypted"] },
  "aws:fsx/lustreFileSystem:LustreFileSystem": { key: ["kmsKeyId"] },
  "aws:kinesis/stream:Stream": { key: ["kmsKeyId"], on: ["encryptionType"], value: "KMS" },
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": {
    key: ["serverSideEncryption", "keyArn"],
    on: ["serverSideEncryption", "enabled"],
  },
  "aws:opensearch/domain:Domain": { key: ["encryptAtRest", "kmsKeyId"], on: ["encryptAtRest", "enabled"] },
  "aws:elasticache/replicationGroup:ReplicationGroup": { key: ["kmsKeyId"], on: ["atRestEncryptionEnabled"] },
  "aws:memorydb/cluster:Cluster": { key: ["kmsKeyArn"] },
  "aws:redshift/cluster:Cluster": { key: ["kmsKeyId"], on: ["encrypted"] },
  "aws:msk/cluster:Cluster": { key: ["encryptionInfo", "encryptionAtRestKmsKeyArn"] },
  "aws:sagemaker/notebookInstance:NotebookInstance": { key: ["kmsKeyId"] },
  "aws:cloudtrail/eventDataStore:EventDataStore": { key: ["kmsKeyId"] },
};
const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const holding = (type: string, props: object = {}) => [{ type, name: "orders", props: { ...props } }];

/** Every volume, file system, stream, domain, cache and warehouse is encrypted with a customer-managed key. */
export const DataServiceEncrypted: ResourceRule = {
  id: "data-service-cmk",
  title: "Volumes, file systems, streams, domains, caches and warehouses encrypt with a customer-managed key",
  severity: "high",
  why: "What is stored in clear goes with every snapshot and every disk; and under AWS's own key no key policy stands between a role and the data",
  fix: "turn encryption at rest on and name the workload's key; for most of these it cannot be done later without a copy",
  url: "https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/welcome.html",
  controls: ["ENC-19"],
  scope: "resource",
  types: Object.keys(places),
  evaluate: ({ name, type, inputs }) => {
    const place = places[type];
    if (!place) return compliant;
    // Firehose takes its stream's encryption where it reads from one.
    if (isSet(inputs, "kinesisSourceConfiguration")) return compliant;
    const { key: path, on, value = true } = place;
    const off = on !== undefined && String(at(inputs, on)) !== String(value);
    if (off) return violation("Unencrypted", `what ${name} stores is not encrypted`);
    return hasCustomerKey(holderOf(inputs, path), path.at(-1) ?? "")
      ? compliant
      : violation("NoKey", `what ${name} stores is encrypted with AWS's own key`);
  },
  examples: {
    good: holding("aws:ebs/volume:Volume", { encrypted: true, kmsKeyId: key }),
    bad: holding("aws:ebs/volume:Volume", { encrypted: false }),
    others: {
      "AWS's own key": holding("aws:efs/fileSystem:FileSystem", { encrypted: true }),
      "a stream": holding("aws:kinesis/stream:Stream"),
      "a stream under AWS's own key": holding("aws:kinesis/stream:Stream", {
        encryptionType: "KMS",
        kmsKeyId: "alias/aws/kinesis",
      }),
      "a domain": holding("aws:opensearch/domain:Domain", { encryptAtRest: { enabled: false } }),
      "a domain without a key": holding("aws:opensearch/domain:Domain", { encryptAtRest: { enabled: true } }),
      "a cache": holding("aws:memorydb/cluster:Cluster"),
    },
  },
};

function holderOf(
  inputs: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Readonly<Record<string, unknown>> {
  return (at(inputs, path.slice(0, -1)) ?? {}) as Readonly<Record<string, unknown>>;
}

function at(inputs: unknown, path: readonly string[]): unknown {
  return path.reduce((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], inputs);
}
