import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { settingsOf, sparkType } from "./sparkType.js";

const maximumCapacity = { cpu: "64 vCPU", memory: "256 GB", disk: "1280 GB" };
const application = (props: object) => [{ type: sparkType, name: "kpi", props: { ...props } }];

/** Every Spark application has a bound in each dimension, keeps nothing running between jobs, and stops by itself. */
export const SparkCapacityBounded: ResourceRule = {
  id: "spark-capacity-bounded",
  title: "Spark applications have bounds, keep nothing ready and stop when idle",
  severity: "medium",
  why: "One job with a wrong join otherwise takes the whole account's quota, and workers that are kept ready cost by the second whether there is work or not",
  fix: "set maximumCapacity with cpu, memory and disk, leave initialCapacities out, and leave autoStopConfiguration enabled",
  url: "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/app-behavior.html",
  controls: ["CNT-11"],
  scope: "resource",
  types: [sparkType],
  evaluate: (judged) => {
    const { name, inputs } = judged;
    const bounds = settingsOf(judged, "maximumCapacity");
    const ready = (inputs.initialCapacities ?? []) as readonly unknown[];
    return verdictOf([
      ...["cpu", "memory", "disk"]
        .filter((dimension) => !isSet(bounds, dimension))
        .map(
          (dimension): Finding => ({ id: `Unbounded::${dimension}`, message: `${name} has no bound for ${dimension}` }),
        ),
      ...(ready.length > 0 ? [{ id: "Ready", message: `${name} keeps workers running between jobs` }] : []),
      ...(settingsOf(judged, "autoStopConfiguration").enabled === false
        ? [{ id: "Unstopped", message: `${name} never stops by itself` }]
        : []),
    ]);
  },
  examples: {
    good: application({ maximumCapacity }),
    bad: application({}),
    others: {
      "no bound for the disk": application({ maximumCapacity: { ...maximumCapacity, disk: undefined } }),
      "workers that are kept ready": application({
        maximumCapacity,
        initialCapacities: [{ initialCapacityType: "Driver" }],
      }),
      "an application that never stops": application({ maximumCapacity, autoStopConfiguration: { enabled: false } }),
    },
  },
};
