import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const clusterType = "aws:ecs/cluster:Cluster";
const insights = (value: string) => ({ settings: [{ name: "containerInsights", value }] });

/** Every cluster has Container Insights. */
export const ClusterObserved: ResourceRule = {
  id: "ecs-container-insights",
  title: "Clusters measure their tasks",
  severity: "low",
  why: "Without Container Insights there is no count of running tasks and no use of disk: alarms on them stay silent",
  fix: 'set settings to [{ name: "containerInsights", value: "enabled" }]',
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12",
  controls: ["MON-05"],
  scope: "resource",
  types: [clusterType],
  evaluate: ({ name, props }) => {
    const settings = (props.settings as readonly { readonly name: string; readonly value: string }[] | undefined) ?? [];
    const on = settings.some(
      (setting) => setting.name === "containerInsights" && ["enabled", "enhanced"].includes(setting.value),
    );
    return on ? compliant : violation("Off", `cluster ${name} has no Container Insights`);
  },
  examples: {
    good: [{ type: clusterType, name: "workers", props: insights("enabled") }],
    bad: [{ type: clusterType, name: "workers", props: insights("disabled") }],
    others: { "nothing said": [{ type: clusterType, name: "workers" }] },
  },
};
