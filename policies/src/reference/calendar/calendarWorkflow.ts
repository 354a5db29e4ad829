import { stringify } from "yaml";
import { type Duty, type Gathering, type Interval, intervals } from "../../calendar/Duty.js";
import { issueTemplatePath } from "./issueTemplate.js";

/** Where the workflow of an interval is, from the repository's root. */
export function calendarWorkflowPath(interval: Interval): string {
  return `.github/workflows/calendar-${interval}.yml`;
}

/**
 * The scheduled workflow of an interval: for each of its duties a job that gathers and keeps, and one that opens the issue. They are two, so that what
 * takes a role in the account may not write to the repository, and what writes has no role.
 */
export function calendarWorkflow(interval: Interval, calendar: readonly Duty[]): string {
  const duties = calendar.filter((duty) => duty.interval === interval);
  const jobs = duties.flatMap((duty) => [
    ...(duty.gathers.length === 0 ? [] : [[duty.id, gatheringJob(duty)] as const]),
    ...(duty.checklist.length === 0 ? [] : [[`${duty.id}-issue`, issueJob(duty)] as const]),
  ]);
  const document = {
    name: `calendar-${interval}`,
    on: { schedule: [{ cron: intervals[interval].cron }], workflow_dispatch: null },
    permissions: { contents: "read" },
    concurrency: `calendar-${interval}`,
    // With `pipefail`: a report that ends in the middle is none.
    defaults: { run: { shell: "bash" } },
    jobs: Object.fromEntries(jobs),
  };
  return [
    "# Generated from policies/src/calendar/calendar.ts: change it there. See docs/guides/calendar.md, also for the variables.",
    stringify(document, { lineWidth: 0, nullStr: "", aliasDuplicateObjects: false }),
  ].join("\n");
}

function gatheringJob({ id, gathers }: Duty): object {
  const outside = gathers.some(({ needs }) => needs !== "checkout");
  const runs = (command: RegExp) => gathers.some(({ run }) => run.some((line) => command.test(line)));
  return {
    "runs-on": "ubuntu-24.04",
    "timeout-minutes": 90,
    permissions: { contents: "read", ...(outside ? { "id-token": "write" } : {}) },
    steps: [
      checkout,
      { uses: "actions/setup-node@v6", with: { "node-version": 24 } },
      ...(runs(/sallyport demo /) ? [{ uses: "actions/setup-python@v6", with: { "python-version": "3.12" } }] : []),
      ...(runs(/sallyport (check|demo|describe) /) ? [builtTools] : []),
      { run: "npm run setup" },
      { run: "mkdir reports" },
      ...gathers.filter(({ needs }) => needs === "checkout").map(gatheringStep),
      // Only now, so that nothing before it could use the role.
      ...(outside ? [signIn] : []),
      ...gathers.filter(({ needs }) => needs !== "checkout").map(gatheringStep),
      ...(outside ? [record(id)] : []),
      {
        name: "Keep the reports",
        if: "always()",
        uses: "actions/upload-artifact@v5",
        // The most that a repository can allow; one that allows less keeps them as long as it does.
        with: { name: `${id}-${expression("github.run_id")}`, path: "reports", "retention-days": 400 },
      },
    ],
  };
}

const checkout = { uses: "actions/checkout@v5", with: { "persist-credentials": false } };

const builtTools = {
  name: "Keep built tools between runs",
  uses: "actions/cache@v4",
  with: {
    path: "~/.cache/sallyport",
    key: `sallyport-${expression("runner.os")}-${expression("hashFiles('packages/sandbox/toolchain/**', 'packages/sandbox/requirements.txt')")}`,
  },
};

const signIn = {
  if: "!cancelled() && vars.SALLYPORT_REVIEW_ROLE != ''",
  uses: "aws-actions/configure-aws-credentials@v5",
  with: {
    "role-to-assume": expression("vars.SALLYPORT_REVIEW_ROLE"),
    "aws-region": expression("vars.SALLYPORT_REVIEW_REGION"),
  },
};

const conditions: Readonly<Record<Gathering["needs"], string>> = {
  checkout: "!cancelled()",
  account: "!cancelled() && vars.SALLYPORT_REVIEW_ROLE != ''",
  state: "!cancelled() && vars.SALLYPORT_REVIEW_ROLE != '' && vars.SALLYPORT_REVIEW_BACKEND != ''",
};

/** What a step may take from the repository's variables, by the name that its lines have for it. */
const variables: Readonly<Record<string, string>> = {
  ENVIRONMENT: expression("vars.SALLYPORT_REVIEW_ENVIRONMENT || 'prod'"),
  REPOSITORIES: expression("vars.SALLYPORT_REVIEW_REPOSITORIES"),
  STACK: expression("vars.SALLYPORT_REVIEW_STACK || 'prod'"),
};

function gatheringStep({ name, needs, run }: Gathering): object {
  const script = run.join("\n");
  const env = {
    ...(script.includes("sallyport whoami") ? { SALLYPORT_ACCOUNTS: expression("vars.SALLYPORT_ACCOUNTS") } : {}),
    ...(needs === "account" && script.includes("sallyport security validate")
      ? { SALLYPORT_VALIDATION_LOG_GROUP: expression("vars.SALLYPORT_REVIEW_LOG_GROUP") }
      : {}),
    ...(needs === "state" ? { PULUMI_BACKEND_URL: expression("vars.SALLYPORT_REVIEW_BACKEND") } : {}),
    ...Object.fromEntries(Object.entries(variables).filter(([variable]) => script.includes(`$${variable}`))),
  };
  // What one finds must not keep the others from looking.
  return { name, if: conditions[needs], ...(Object.keys(env).length === 0 ? {} : { env }), run: script };
}

/** A run's reports beside those of all others, for longer than the forge keeps artifacts: what an audit over a period asks for (CPL-05). */
function record(id: string): object {
  return {
    name: "Keep the reports in the archive",
    if: "!cancelled() && vars.SALLYPORT_REVIEW_ROLE != '' && vars.SALLYPORT_REVIEW_RECORD != ''",
    env: { RECORD: expression("vars.SALLYPORT_REVIEW_RECORD") },
    run: `aws s3 cp --recursive --no-progress reports "$RECORD/${id}/$(date -u +%F)-$GITHUB_RUN_ID/"`,
  };
}

function issueJob(duty: Duty): object {
  return {
    ...(duty.gathers.length === 0 ? {} : { needs: duty.id }),
    // People have to look above all where the job failed.
    if: "!cancelled()",
    "runs-on": "ubuntu-24.04",
    "timeout-minutes": 10,
    permissions: { contents: "read", issues: "write" },
    steps: [
      checkout,
      {
        name: "Open the issue",
        env: {
          GH_TOKEN: expression("github.token"),
          RUN: `${expression("github.server_url")}/${expression("github.repository")}/actions/runs/${expression("github.run_id")}`,
          TEMPLATE: issueTemplatePath(duty),
          TITLE: duty.title,
        },
        run: [
          '{ echo "Opened by $RUN"; awk \'ends > 1; /^---$/ { ends++ }\' "$TEMPLATE"; } > body.md',
          'gh issue create --repo "$GITHUB_REPOSITORY" --title "$TITLE, $(date -u +%Y-%m)" --body-file body.md',
        ].join("\n"),
      },
    ],
  };
}

function expression(text: string): string {
  return `\${{ ${text} }}`;
}
