import { type Duty, type Interval, intervals } from "../../calendar/Duty.js";
import { calendarWorkflowPath } from "./calendarWorkflow.js";
import { issueTemplatePath } from "./issueTemplate.js";

/** The guide to the calendar, in Markdown. */
export function describeCalendar(calendar: readonly Duty[]): string {
  const names = Object.keys(intervals) as readonly Interval[];
  return [
    "# The calendar of recurring work",
    "",
    "Generated from `policies/src/calendar/calendar.ts` by `pnpm --filter @sallyport/policies reference`, as are the workflows and the issue templates; a test",
    "fails when they differ. A job runs what can be run and keeps the reports; where people have to judge, it opens an issue, and the closed issue is the record.",
    "",
    "| when | what | who | controls | by |",
    "|---|---|---|---|---|",
    ...names.flatMap((interval) => calendar.filter((duty) => duty.interval === interval).map(row)),
    "",
    ...names.flatMap((interval) => [
      `## ${interval[0]?.toUpperCase()}${interval.slice(1)}`,
      "",
      `The workflow [calendar-${interval}](../../${calendarWorkflowPath(interval)}), ${intervals[interval].words}; it can be started by hand, too.`,
      "",
      ...calendar.filter((duty) => duty.interval === interval).flatMap(section),
    ]),
    "## Evidence of a period",
    "",
    "For an audit over months, of the archive that `SALLYPORT_REVIEW_RECORD` names:",
    "",
    "```sh",
    "aws s3 cp --recursive --no-progress s3://BUCKET/PREFIX record",
    "npx sallyport evidence bundle --record record --from 2026-01-01 --to 2026-06-30 --output soc2-2026-1",
    "```",
    "",
    "The folder has the period's reports, their hashes and an index: for each duty above what it shows, and the days, months, quarters and years without a report, with which the command ends in 1. Restores are",
    "recorded by the [restore drill](operations.md), and what people judged by the closed issues: `gh issue list --state closed --search 'closed:2026-01-01..2026-06-30'`.",
    "",
    "## Variables of the repository",
    "",
    "None is a secret: the role is taken by the forge's own token. What needs a variable that is not set is left out of the reports; the issue is opened all the same.",
    "",
    "| variable | what it is |",
    "|---|---|",
    "| `SALLYPORT_REVIEW_ROLE` | ARN of a role that reads: AWS's `SecurityAudit` and `ViewOnlyAccess` (what the look for drift cannot read, its report says), the states' bucket, `ecr:StartImageScan` and `ecr:PutImageScanningConfiguration` for `image scan`, `s3:PutObject` below the archive's prefix. It is yours to make, with a trust in this repository's default branch alone |",
    "| `SALLYPORT_REVIEW_REGION` | the region to look at |",
    "| `SALLYPORT_REVIEW_ENVIRONMENT` | default: `prod` |",
    "| `SALLYPORT_REVIEW_BACKEND`, `SALLYPORT_REVIEW_STACK` | where Pulumi's states are (`s3://…`), and the stacks' name in them; default: `prod` |",
    "| `SALLYPORT_REVIEW_REPOSITORIES` | repositories of images to scan, between spaces |",
    "| `SALLYPORT_REVIEW_RECORD` | `s3://bucket/prefix`: reports are copied there, by duty and date, and stay longer than the forge keeps artifacts (at most 400 days, 90 in a public repository) |",
    "| `SALLYPORT_REVIEW_LOG_GROUP` | the log group that is told of each validation, for which the role needs [one statement more](operations.md#the-log-of-validations) |",
    "| `SALLYPORT_ACCOUNTS` | the accounts of the environments ([operations](operations.md)) |",
    "",
    "Reports of an account name its roles, alarms and findings. In a public repository artifacts can be read by everybody who is signed in: leave the role unset there, and run the calendar in a private copy.",
    "",
  ].join("\n");
}

function row(duty: Duty): string {
  const by = [
    ...(duty.gathers.length === 0 ? [] : [`[job](../../${calendarWorkflowPath(duty.interval)})`]),
    ...(duty.checklist.length === 0 ? [] : [`[issue](../../${issueTemplatePath(duty)})`]),
  ];
  return `| ${[duty.interval, duty.title, duty.who, duty.controls.join(", "), by.join(", ")].join(" | ")} |`;
}

function section({ title, what, gathers }: Duty): readonly string[] {
  const gathered = gathers.flatMap(({ name, needs, run }) => [
    `# ${name}${needs === "checkout" ? "" : needs === "account" ? " (role)" : " (role, backend)"}`,
    ...run,
  ]);
  return [`### ${title}`, "", what, "", ...(gathered.length === 0 ? [] : ["```sh", ...gathered, "```", ""])];
}
