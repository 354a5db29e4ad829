import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { jobType, taskType } from "./containersOf.js";
import { ecsRunOf, runTypes, scheduleType, serviceType, targetType } from "./ecsRunOf.js";

const providersType = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";
const hostsType = "aws:ecs/capacityProvider:CapacityProvider";
const computeType = "aws:batch/computeEnvironment:ComputeEnvironment";

/** Tasks and jobs run on Fargate, and nothing makes hosts for them. */
export const FargateOnly: ResourceRule = {
  id: "fargate-only",
  title: "Tasks and jobs run on Fargate",
  severity: "medium",
  why: "A host of one's own has to be patched, and its tasks share one kernel and the host's role",
  fix: "use launchType or capacity providers FARGATE and FARGATE_SPOT, requiresCompatibilities or platformCapabilities FARGATE, and compute environments of type FARGATE",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-fargate.html",
  controls: ["CNT-12"],
  scope: "resource",
  types: [taskType, jobType, computeType, providersType, hostsType, ...runTypes],
  evaluate: (resource) =>
    verdictOf(
      hostsOf(resource).map((host) => ({
        id: `Host::${host}`,
        message: `${resource.name} is for ${host}, not Fargate`,
      })),
    ),
  examples: {
    good: [{ type: taskType, name: "worker", props: { requiresCompatibilities: ["FARGATE"] } }],
    bad: [{ type: taskType, name: "worker", props: { requiresCompatibilities: ["EC2"] } }],
    others: {
      "a task that says nothing": [{ type: taskType, name: "worker" }],
      "a service on hosts": [{ type: serviceType, name: "workers", props: { launchType: "EC2" } }],
      "a service that says nothing, which means hosts": [{ type: serviceType, name: "workers" }],
      "a service on a group of hosts": [
        { type: serviceType, name: "workers", props: { capacityProviderStrategies: [{ capacityProvider: "hosts" }] } },
      ],
      "a cluster with hosts": [
        { type: providersType, name: "cluster", props: { capacityProviders: ["FARGATE", "hosts"] } },
      ],
      "a group of hosts": [{ type: hostsType, name: "hosts" }],
      "a schedule on hosts": [
        { type: scheduleType, name: "nightly", props: { target: { ecsParameters: { launchType: "EXTERNAL" } } } },
      ],
      "a rule on hosts": [{ type: targetType, name: "start", props: { ecsTarget: { launchType: "EC2" } } }],
      "a compute environment of hosts": [
        { type: computeType, name: "jobs", props: { type: "MANAGED", computeResources: { type: "EC2" } } },
      ],
      "an unmanaged compute environment": [{ type: computeType, name: "jobs", props: { type: "UNMANAGED" } }],
      "a job that says nothing": [{ type: jobType, name: "transform", props: {} }],
      "a job on Kubernetes": [
        { type: jobType, name: "transform", props: { platformCapabilities: [], eksProperties: {} } },
      ],
    },
  },
};

/** What a resource runs on besides Fargate. */
function hostsOf(resource: ResourceView): readonly string[] {
  const { type, props } = resource;
  if (type === hostsType) return ["hosts"];
  if (type === taskType) return others(props.requiresCompatibilities, "hosts of ECS");
  if (type === jobType) return isSet(props, "eksProperties") ? ["EKS"] : others(props.platformCapabilities, "EC2");
  if (type === providersType) return others(props.capacityProviders, "no capacity");
  if (type === computeType) {
    const { type: kind = props.type } = (props.computeResources ?? {}) as { readonly type?: unknown };
    return others([kind], "EC2");
  }
  const run = ecsRunOf(resource);
  if (run === undefined) return [];
  const { launchType, capacityProviderStrategies } = run;
  if (launchType) return others([launchType], "EC2");
  return others(
    (capacityProviderStrategies ?? []).map(({ capacityProvider }) => capacityProvider),
    "whatever the cluster has",
  );
}

/** Those of a list that are not Fargate; `none` where it has nothing. */
function others(list: unknown, none: string): readonly string[] {
  const all = (list as readonly unknown[] | undefined) ?? [];
  return all.length === 0 ? [none] : all.map(String).filter((one) => !/^FARGATE(_SPOT)?$/.test(one));
}
