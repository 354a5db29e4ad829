import { CreateDBInstanceCommand, DeleteDBInstanceCommand, ModifyDBInstanceCommand } from "@aws-sdk/client-rds";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { instanceExamples } from "./instanceExamples.js";
import { type InstanceInputs, instanceInputs, unsupportedInstanceInputs } from "./instanceInputs.js";
import { instanceRequest } from "./instanceRequest.js";
import { instanceState } from "./instanceState.js";
import { rdsArn } from "./rdsArn.js";
import { rdsTags } from "./rdsTags.js";
import { findInstance, settleInstance } from "./settleInstance.js";
import { validateInstance } from "./validateInstance.js";

const notReturned = "The emulator does not return it.";
const notChanged = "The emulator does not change it.";
const howToChange = "It says how to change or delete the instance; RDS does not keep it.";

/**
 * Inputs that AWS changes in place and the emulator cannot: a change is refused, so that nobody believes it. The port is not
 * among them: the sandbox chooses it whatever is asked for, and the output `port` is the real one.
 */
const fixed = ["dbSubnetGroupName", "identifier"] as const;

/** A database instance. */
export const Instance = defineResource({
  type: "aws:rds/instance:Instance",
  applied: true,
  why: "A real PostgreSQL 18, whatever engineVersion says, with TLS, on a port of its own; security groups and routes are not enforced, IAM sign-in is not judged, and nothing is encrypted, backed up or replicated. Other engines have no server.",
  inputs: instanceInputs,
  unsupported: unsupportedInstanceInputs,
  recordedInputs: {
    allowMajorVersionUpgrade: howToChange,
    applyImmediately: howToChange,
    autoMinorVersionUpgrade: notChanged,
    databaseInsightsMode: notReturned,
    deleteAutomatedBackups: howToChange,
    enabledCloudwatchLogsExports: notReturned,
    engineLifecycleSupport: notReturned,
    finalSnapshotIdentifier: howToChange,
    networkType: notReturned,
    password: "RDS never returns it.",
    performanceInsightsEnabled: notChanged,
    performanceInsightsKmsKeyId: notReturned,
    performanceInsightsRetentionPeriod: notChanged,
    skipFinalSnapshot: howToChange,
    storageThroughput: notReturned,
  },
  replacedBy: ["availabilityZone", "dbName", "engine", "identifierPrefix", "kmsKeyId", "storageEncrypted", "username"],
  identifiedBy: ["identifier"],
  secrets: ["password"],
  examples: instanceExamples,
  validate: validateInstance,
  identity: (inputs, context) => {
    const resourceId = `db-${planId(context.urn, 26).toUpperCase()}`;
    const address = `${inputs.identifier}.c${planId(context.urn, 11)}.${context.region}.rds.amazonaws.com`;
    return {
      id: resourceId,
      outputs: { ...chosen(inputs, context), ...computed(inputs, context, resourceId, address) },
    };
  },
  create: async (inputs, context) => {
    const rds = context.clients.rds(context.region);
    const { DBInstance: made } = await rds.send(
      new CreateDBInstanceCommand({ ...instanceRequest.create(inputs), Tags: rdsTags.onCreate(inputs, context) }),
    );
    return await completeCreate(made?.DbiResourceId ?? "", async () => {
      // The emulator leaves some settings out when it makes an instance and takes them afterwards.
      await rds.send(
        new ModifyDBInstanceCommand({ ...instanceRequest.modify(inputs, inputs), ApplyImmediately: true }),
      );
      await settleInstance(inputs.identifier, context);
    });
  },
  read: async (id, inputs, context) => {
    const live = await findInstance(inputs.identifier ?? id, context);
    if (live === undefined) {
      return undefined;
    }
    return {
      id: live.DbiResourceId,
      ...instanceState(live),
      ...(await rdsTags.onRead(live.DBInstanceArn ?? "", inputs, context)),
    };
  },
  update: async (_id, olds, news, context) => {
    for (const input of fixed.filter((name) => news[name] !== undefined && news[name] !== olds[name])) {
      throw new Error(`the sandbox's emulator cannot change the ${input} of an instance: destroy the instance first.`);
    }
    await context.clients.rds(context.region).send(new ModifyDBInstanceCommand(instanceRequest.modify(news, olds)));
    await rdsTags.onUpdate(String(olds.arn), olds.tagsAll, news, context);
    await settleInstance(news.identifier, context);
  },
  delete: async (_id, { identifier, skipFinalSnapshot, finalSnapshotIdentifier }, context) => {
    if (!skipFinalSnapshot && finalSnapshotIdentifier === undefined) {
      throw new Error(
        `instance ${identifier} needs finalSnapshotIdentifier, or skipFinalSnapshot to be lost for good.`,
      );
    }
    await context.clients.rds(context.region).send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier: identifier,
        SkipFinalSnapshot: skipFinalSnapshot,
        FinalDBSnapshotIdentifier: skipFinalSnapshot ? undefined : finalSnapshotIdentifier,
      }),
    );
  },
});

/** Inputs that AWS chooses where the program says nothing. */
const chosen = (inputs: InstanceInputs, { region }: Context) => ({
  availabilityZone: inputs.availabilityZone ?? `${region}a`,
  backupRetentionPeriod: inputs.backupRetentionPeriod ?? 1,
  backupWindow: inputs.backupWindow ?? "03:00-04:00",
  caCertIdentifier: inputs.caCertIdentifier ?? "rds-ca-rsa2048-g1",
  dbName: inputs.dbName ?? "",
  dbSubnetGroupName: inputs.dbSubnetGroupName ?? "default",
  engineVersion: inputs.engineVersion ?? "",
  maintenanceWindow: inputs.maintenanceWindow ?? "sun:05:00-sun:06:00",
  multiAz: inputs.multiAz ?? false,
  parameterGroupName: inputs.parameterGroupName ?? `default.${inputs.engine}`,
  port: inputs.port ?? 5432,
  storageType: inputs.storageType ?? "gp2",
  vpcSecurityGroupIds: inputs.vpcSecurityGroupIds ?? [],
});

const computed = (inputs: InstanceInputs, context: Context, resourceId: string, address: string) => {
  const { partition, region, accountId, urn } = context;
  const secretArn = `arn:${partition}:secretsmanager:${region}:${accountId}:secret:rds!${resourceId.toLowerCase()}-${planId(urn, 6)}`;
  const kmsKeyId = inputs.masterUserSecretKmsKeyId ?? "";
  return {
    address,
    arn: rdsArn(context, "db", inputs.identifier),
    endpoint: `${address}:${inputs.port ?? 5432}`,
    engineVersionActual: inputs.engineVersion ?? "",
    hostedZoneId: "Z2R2ITUGPM61AM",
    latestRestorableTime: "",
    masterUserSecrets: inputs.manageMasterUserPassword ? [{ kmsKeyId, secretArn, secretStatus: "active" }] : [],
    replicas: [],
    resourceId,
    status: "available",
  };
};
