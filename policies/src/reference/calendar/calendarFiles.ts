import { calendar } from "../../calendar/calendar.js";
import { type Interval, intervals } from "../../calendar/Duty.js";
import { calendarWorkflow, calendarWorkflowPath } from "./calendarWorkflow.js";
import { describeCalendar } from "./describeCalendar.js";
import { issueTemplate, issueTemplatePath } from "./issueTemplate.js";

/** Everything that is generated from the calendar: contents by path from the repository's root. */
export function calendarFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["docs/guides/calendar.md", describeCalendar(calendar)],
    ...(Object.keys(intervals) as readonly Interval[]).map(
      (interval) => [calendarWorkflowPath(interval), calendarWorkflow(interval, calendar)] as const,
    ),
    ...calendar
      .filter(({ checklist }) => checklist.length > 0)
      .map((duty) => [issueTemplatePath(duty), issueTemplate(duty)] as const),
  ]);
}
