import { paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { readLines } from "../../incident/logs/readLines.js";
import { ofType } from "../../preflight/ofType.js";
import type { SmokeScope } from "../SmokeScope.js";
import type { SmokeStep } from "../SmokeStep.js";

/** Log groups of the stack are there, and the worker has written since this run began (AU-12). */
export const logEvents: SmokeStep = {
  name: "log-events",
  code: 14,
  run: async (scope) => {
    const groups = ofType(scope.resources, "aws:cloudwatch/logGroup:LogGroup").map(({ id, props }) => ({
      name: String(props.name ?? id),
      region: typeof props.region === "string" && props.region !== "" ? props.region : (scope.regions[0] ?? ""),
    }));
    const missing = (await Promise.all(groups.map((group) => absent(scope, group)))).flat();
    const silent = await silence(scope);
    const item = itemOf("", `${groups.length} log groups are there, and what ran has written`, [...missing, ...silent]);
    return { ...item, name: logEvents.name };
  },
};

async function absent(
  { clients }: SmokeScope,
  { name, region }: { readonly name: string; readonly region: string },
): Promise<readonly Problem[]> {
  for await (const { logGroups = [] } of paginateDescribeLogGroups(
    { client: clients.logs(region) },
    { logGroupNamePrefix: name },
  )) {
    if (logGroups.some(({ logGroupName }) => logGroupName === name)) return [];
  }
  return [{ message: `there is no log group ${name} in ${region}`, fix: "pulumi up" }];
}

/** Only of the worker that has just worked: others may rightly be silent. */
async function silence({ clients, outputs, regions, since }: SmokeScope): Promise<readonly Problem[]> {
  const { logGroup, region = regions[0] } = outputs;
  if (typeof logGroup !== "string") return [];
  const lines = await readLines(clients.logs(String(region)), { logGroup, pattern: "", since });
  if (lines.length > 0) return [];
  return [
    {
      message: `nothing was written to ${logGroup} since this run began`,
      fix: "Whether a task runs, and its role may write logs",
    },
  ];
}
