import { paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { brokenRules } from "../brokenRules.js";
import { ofType } from "../ofType.js";
import type { PreflightItem } from "../PreflightItem.js";
import type { PreflightScope } from "../PreflightScope.js";
import { workloadTypes } from "../workloadTypes.js";

/** What can fail silently has an alarm that tells somebody, and none of those that are there was muted by hand. */
export const alarms: PreflightItem = {
  name: "alarms",
  judge: async (scope) => {
    const planned = ofType(scope.resources, "aws:cloudwatch/metricAlarm:MetricAlarm");
    const running = ofType(scope.resources, ...workloadTypes);
    return itemOf("alarms", `${planned.length} alarms tell somebody`, [
      ...brokenRules(scope.resources, ({ controls }) => controls.some((control) => control.startsWith("MON-"))),
      ...(running.length > 0 && planned.length === 0
        ? [{ message: "something runs, and nothing watches it", fix: "Use the components, which bring their alarms" }]
        : []),
      ...(await muted(
        scope,
        planned.map(({ props }) => String(props.name ?? "")),
      )),
    ]);
  },
};

async function muted({ clients, regions }: PreflightScope, names: readonly string[]): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const region of names.length === 0 ? [] : regions) {
    for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client: clients.cloudwatch(region) }, {})) {
      for (const { AlarmName = "", ActionsEnabled } of MetricAlarms) {
        if (ActionsEnabled !== false || !names.includes(AlarmName)) continue;
        found.push({
          message: `the actions of ${AlarmName} are turned off in ${region}`,
          fix: `aws cloudwatch enable-alarm-actions --alarm-names ${AlarmName}`,
        });
      }
    }
  }
  return found;
}
