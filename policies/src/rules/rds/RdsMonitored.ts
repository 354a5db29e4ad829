import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { clusterInstanceType, instanceType } from "./databaseTypes.js";

const watched = { monitoringInterval: 60, performanceInsightsEnabled: true };

/** What every database server and its operating system do can be seen. */
export const RdsMonitored: ResourceRule = {
  id: "rds-monitored",
  title: "What database servers do can be seen",
  severity: "low",
  why: "Without it neither a statement that empties the tables slowly nor a process that should not run shows anywhere",
  fix: "set monitoringInterval to 60 with a monitoringRoleArn, and performanceInsightsEnabled to true",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html",
  controls: ["LOG-08"],
  scope: "resource",
  types: [instanceType, clusterInstanceType],
  evaluate: ({ name, inputs }) => {
    const interval = (inputs.monitoringInterval as number | undefined) ?? 0;
    return verdictOf([
      ...(interval > 0 ? [] : [{ id: "Monitoring", message: `nobody sees what the operating system of ${name} does` }]),
      ...(inputs.performanceInsightsEnabled === true
        ? []
        : [{ id: "Insights", message: `nobody sees which statements ${name} runs` }]),
    ]);
  },
  examples: {
    good: [{ type: instanceType, name: "orders", props: watched }],
    bad: [{ type: instanceType, name: "orders", props: { ...watched, monitoringInterval: 0 } }],
    others: {
      "no insights": [{ type: clusterInstanceType, name: "orders", props: { monitoringInterval: 60 } }],
      "nothing said": [{ type: instanceType, name: "orders" }],
    },
  },
};
