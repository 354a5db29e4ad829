import type { CheckedItem } from "../../../checked/CheckedItem.js";
import { judgeConnections } from "../inside/judgeConnections.js";
import { openFromInside } from "../inside/openFromInside.js";
import { targetsOf } from "../inside/targetsOf.js";
import type { SmokeStep } from "../SmokeStep.js";
import { jobsApi } from "../work/jobsApi.js";
import { programsOf } from "../work/programsOf.js";

/**
 * What runs inside reaches S3, STS and CloudWatch Logs, and not the internet: a job opens the connections. Only jobs of the transformations run
 * a program that is given to them; that other workers reach what they need is what the unit of work shows.
 */
export const networkInside: SmokeStep = {
  name: "network-inside",
  code: 16,
  run: async (scope) => {
    if (scope.project !== "transform") return open("no job of the stack runs a program that it is given");
    if (!programsOf(scope).includes("node")) return open("jobs of the stack may not run node (job.programs)");
    const targets = targetsOf(scope);
    const all = [...targets.endpoints, ...targets.outside];
    return judgeConnections(networkInside.name, targets, await openFromInside(jobsApi(scope), all, scope.patience));
  },
};

function open(message: string): CheckedItem {
  return { name: networkInside.name, outcome: "not-judged", message };
}
