import { DescribeClustersCommand, PutClusterCapacityProvidersCommand } from "@aws-sdk/client-ecs";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";

const inputs = {
  clusterName: shape.required(shape.text()),
  capacityProviders: shape.set(shape.text()),
  defaultCapacityProviderStrategies: shape.set(
    shape.object({
      capacityProvider: shape.required(shape.text()),
      base: shape.withDefault(shape.number(), 0),
      weight: shape.withDefault(shape.number(), 0),
    }),
  ),
};

export const clusterCapacityProviders = defineResource({
  type: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  applied: true,
  why: "Decides what a service without a launch type runs on; FARGATE and FARGATE_SPOT tasks run alike, as processes",
  inputs,
  replacedBy: ["clusterName"],
  examples: [
    {
      needs: {
        cluster: { type: "aws:ecs/cluster:Cluster", inputs: () => ({}) },
        other: { type: "aws:ecs/cluster:Cluster", inputs: () => ({}) },
      },
      base: (made) => ({
        clusterName: made("cluster", "name"),
        capacityProviders: ["FARGATE", "FARGATE_SPOT"],
        defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      }),
      updated: (made) => ({
        clusterName: made("cluster", "name"),
        capacityProviders: ["FARGATE"],
        defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 1, weight: 100 }],
      }),
      replacing: (made) => ({ clusterName: made("other", "name"), capacityProviders: ["FARGATE"] }),
    },
  ],

  identity: (given) => ({ id: given.clusterName, outputs: {} }),

  async create(given, context) {
    await put(given, context);
    return { id: given.clusterName };
  },

  async read(id, given, context) {
    const { clusters } = await context.clients
      .ecs(context.region)
      .send(new DescribeClustersCommand({ clusters: [id] }));
    const found = clusters?.[0];
    if (!found || found.status === "INACTIVE") return undefined;
    const capacityProviders = found.capacityProviders ?? [];
    // A cluster from which all were taken away by hand has lost this resource; one that never had any has not.
    if (capacityProviders.length === 0 && (given.capacityProviders ?? []).length > 0) return undefined;
    return {
      clusterName: found.clusterName,
      capacityProviders,
      defaultCapacityProviderStrategies: (found.defaultCapacityProviderStrategy ?? []).map(
        ({ capacityProvider = "", base = 0, weight = 0 }) => ({ capacityProvider, base, weight }),
      ),
    };
  },

  async update(_id, _olds, news, context) {
    await put(news, context);
  },

  async delete(id, _olds, context) {
    await put({ clusterName: id }, context);
  },
});

const put = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  await context.clients.ecs(context.region).send(
    new PutClusterCapacityProvidersCommand({
      cluster: given.clusterName,
      capacityProviders: [...(given.capacityProviders ?? [])],
      defaultCapacityProviderStrategy: [...(given.defaultCapacityProviderStrategies ?? [])],
    }),
  );
};
