import {
  type Cluster,
  type ClusterSettingName,
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  type ExecuteCommandLogging,
  UpdateClusterCommand,
} from "@aws-sdk/client-ecs";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { present } from "../../values/present.js";
import { ecsArn } from "./ecsArn.js";
import { ecsTags } from "./ecsTags.js";

const inputs = {
  name: shape.autoNamed({ maxLength: 255 }),
  settings: shape.set(
    shape.object({ name: shape.required(shape.text(["containerInsights"])), value: shape.required(shape.text()) }),
  ),
  configuration: shape.object({
    executeCommandConfiguration: shape.object({
      kmsKeyId: shape.text(),
      logging: shape.withDefault(shape.text(["NONE", "DEFAULT", "OVERRIDE"]), "DEFAULT"),
      logConfiguration: shape.object({
        cloudWatchEncryptionEnabled: shape.flag(),
        cloudWatchLogGroupName: shape.text(),
        s3BucketEncryptionEnabled: shape.flag(),
        s3BucketName: shape.text(),
        s3KeyPrefix: shape.text(),
      }),
    }),
    managedStorageConfiguration: shape.object({
      fargateEphemeralStorageKmsKeyId: shape.text(),
      kmsKeyId: shape.text(),
    }),
  }),
  tags: shape.map(shape.text()),
};

type Inputs = InputsOf<typeof inputs>;

export const cluster = defineResource({
  type: "aws:ecs/cluster:Cluster",
  applied: true,
  why: "Holds services and tasks, which run as local processes; Container Insights and ECS Exec settings are only kept",
  inputs,
  unsupported: ["serviceConnectDefaults"],
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: [
    {
      importId: (known) => String(known("name")),
      base: () => ({ settings: [{ name: "containerInsights", value: "enabled" }], tags: { Name: "conformance" } }),
      updated: () => ({
        settings: [{ name: "containerInsights", value: "disabled" }],
        configuration: { executeCommandConfiguration: { logging: "NONE" } },
        tags: { Name: "conformance-changed" },
      }),
      replacing: () => ({ name: "conformance-other", settings: [{ name: "containerInsights", value: "enabled" }] }),
    },
  ],

  identity: (given, context) => {
    const arn = ecsArn(context, `cluster/${given.name}`);
    return { id: arn, outputs: { arn } };
  },

  async create(given, context) {
    const { cluster: made } = await context.clients.ecs(context.region).send(
      new CreateClusterCommand({
        clusterName: given.name,
        settings: settingsOf(given),
        configuration: configurationOf(given),
        tags: ecsTags.onCreate(given, context),
      }),
    );
    return { id: made?.clusterArn ?? "" };
  },

  /** `id` is also the import form, the name. */
  async read(id, given, context) {
    const { clusters } = await context.clients
      .ecs(context.region)
      .send(new DescribeClustersCommand({ clusters: [id], include: ["SETTINGS", "CONFIGURATIONS", "TAGS"] }));
    const found = clusters?.[0];
    if (!found || found.status === "INACTIVE") return undefined;
    return {
      id: found.clusterArn,
      name: found.clusterName,
      settings: (found.settings ?? []).map(({ name = "", value = "" }) => ({ name, value })),
      configuration: liveConfiguration(found),
      arn: found.clusterArn,
      ...ecsTags.onRead(found.tags, given, context),
    };
  },

  async update(id, olds, news, context) {
    await context.clients.ecs(context.region).send(
      new UpdateClusterCommand({
        cluster: id,
        settings: settingsOf(news) ?? [{ name: "containerInsights", value: "disabled" }],
        configuration: configurationOf(news) ?? {},
      }),
    );
    await ecsTags.onUpdate(id, olds.tagsAll, news, context);
  },

  async delete(id, _olds, context) {
    await context.clients.ecs(context.region).send(new DeleteClusterCommand({ cluster: id }));
  },
});

const settingsOf = (given: Inputs) =>
  given.settings?.map(({ name, value }) => ({ name: name as ClusterSettingName, value }));

const configurationOf = ({ configuration }: Inputs): Cluster["configuration"] => {
  if (configuration === undefined) return undefined;
  const { executeCommandConfiguration: exec, managedStorageConfiguration } = configuration;
  const logs = exec?.logConfiguration;
  return {
    managedStorageConfiguration,
    executeCommandConfiguration: exec && {
      kmsKeyId: exec.kmsKeyId,
      logging: exec.logging as ExecuteCommandLogging,
      logConfiguration: logs && {
        cloudWatchEncryptionEnabled: logs.cloudWatchEncryptionEnabled,
        cloudWatchLogGroupName: logs.cloudWatchLogGroupName,
        s3EncryptionEnabled: logs.s3BucketEncryptionEnabled,
        s3BucketName: logs.s3BucketName,
        s3KeyPrefix: logs.s3KeyPrefix,
      },
    },
  };
};

const liveConfiguration = ({ configuration }: Cluster) => {
  const { executeCommandConfiguration: exec, managedStorageConfiguration: storage } = configuration ?? {};
  if (!exec && !storage) return undefined;
  const { s3EncryptionEnabled: s3BucketEncryptionEnabled, ...logs } = exec?.logConfiguration ?? {};
  return present({
    executeCommandConfiguration:
      exec &&
      present({
        kmsKeyId: exec.kmsKeyId,
        logging: exec.logging ?? "DEFAULT",
        logConfiguration: exec.logConfiguration && present({ ...logs, s3BucketEncryptionEnabled }),
      }),
    managedStorageConfiguration: storage && present({ ...storage }),
  });
};
