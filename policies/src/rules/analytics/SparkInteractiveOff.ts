import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { settingsOf, sparkType } from "./sparkType.js";

const application = (interactiveConfiguration?: object) => [
  { type: sparkType, name: "kpi", props: interactiveConfiguration === undefined ? {} : { interactiveConfiguration } },
];
const doors: Readonly<Record<string, string>> = {
  livyEndpointEnabled: "an endpoint that takes code",
  studioEnabled: "notebooks",
};

/** No Spark application takes code from notebooks or over its Livy endpoint. */
export const SparkInteractiveOff: ResourceRule = {
  id: "spark-interactive-off",
  title: "Spark applications run jobs, and no code that somebody types in",
  severity: "high",
  why: "Code that is typed into a notebook has a job's role, network and data, past the image that was reviewed",
  fix: "leave interactiveConfiguration out, or both its switches false, and explore in an application and account of its own",
  url: "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/interactive-workloads.html",
  controls: ["CNT-04", "SUP-11"],
  scope: "resource",
  types: [sparkType],
  evaluate: (judged) => {
    const interactive = settingsOf(judged, "interactiveConfiguration");
    return verdictOf(
      Object.entries(doors)
        .filter(([door]) => interactive[door] === true)
        .map(([door, what]) => ({ id: `Open::${door}`, message: `${judged.name} has ${what}` })),
    );
  },
  examples: {
    good: application({ livyEndpointEnabled: false, studioEnabled: false }),
    bad: application({ livyEndpointEnabled: true }),
    others: { notebooks: application({ studioEnabled: true }) },
  },
};
