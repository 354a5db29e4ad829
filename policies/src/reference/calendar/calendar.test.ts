import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { calendar } from "../../calendar/calendar.js";
import { type Duty, type Interval, intervals } from "../../calendar/Duty.js";
import { allControls } from "../../controls/index.js";
import { calendarFiles } from "./calendarFiles.js";
import { calendarWorkflow } from "./calendarWorkflow.js";
import { issueTemplate } from "./issueTemplate.js";

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly name?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly if?: string;
  }[];
}

const repository = join(__dirname, "..", "..", "..", "..");
const names = Object.keys(intervals) as readonly Interval[];
const jobsOf = (interval: Interval): Readonly<Record<string, Job>> =>
  parse(calendarWorkflow(interval, calendar)).jobs as Record<string, Job>;

describe("the calendar", () => {
  it("has the eight entries of OPS-04, the training, and the run of every day", () => {
    expect(
      names.map((name) => [name, calendar.filter(({ interval }) => interval === name).map(({ id }) => id)]),
    ).toEqual([
      ["continuous", ["posture"]],
      ["monthly", ["base-image-rebuild", "credential-audit"]],
      ["quarterly", ["runtime-versions", "role-permissions", "access", "alarms"]],
      ["annual", ["security-audit", "penetration-test", "security-training"]],
    ]);
  });

  it("names each entry once, and controls of the catalogue alone", () => {
    const ids = calendar.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(allControls.map(({ id }) => id));
    expect(calendar.flatMap(({ controls }) => controls).filter((control) => !known.has(control))).toEqual([]);
  });

  it.each([...calendarFiles()])(
    "says what %s says (pnpm --filter @sallyport/policies reference writes it anew)",
    (path, text) => {
      expect(readFileSync(join(repository, path), "utf8")).toBe(text);
    },
  );

  it("has no workflow and no issue template left of an entry that is gone", () => {
    const there = [".github/workflows", ".github/ISSUE_TEMPLATE"].flatMap((folder) =>
      readdirSync(join(repository, folder)).map((name) => `${folder}/${name}`),
    );
    const generated = there.filter((path) =>
      readFileSync(join(repository, path), "utf8").includes("Generated from policies/src/calendar/calendar.ts"),
    );
    expect(generated.sort()).toEqual([...calendarFiles().keys()].filter((path) => path.startsWith(".github/")).sort());
  });

  it.each(calendar.map((duty) => [duty.id, duty] as const))(
    "gives %s a job or an issue",
    (id, { interval, ...duty }) => {
      const jobs = Object.keys(jobsOf(interval)).filter((name) => name === id || name === `${id}-issue`);
      expect(jobs).toEqual([
        ...(duty.gathers.length > 0 ? [id] : []),
        ...(duty.checklist.length > 0 ? [`${id}-issue`] : []),
      ]);
      expect(jobs).not.toEqual([]);
    },
  );
});

describe("the calendar's jobs", () => {
  it.each(names)("take a role or write to the repository, never both: %s", (interval) => {
    for (const { permissions } of Object.values(jobsOf(interval))) {
      expect(permissions.contents).toBe("read");
      const others = Object.keys(permissions).filter((name) => name !== "contents");
      expect([[], ["id-token"], ["issues"]]).toContainEqual(others);
    }
  });

  it.each(names)("go to an account only where a role is set: %s", (interval) => {
    const steps = Object.values(jobsOf(interval)).flatMap((job) => job.steps);
    const outside = steps.filter(({ run = "" }) =>
      /^\s*aws |sallyport (?!check |demo |describe \w+ --stack sandbox )/m.test(run),
    );
    expect(outside.filter((step) => step.if?.includes("vars.SALLYPORT_REVIEW_ROLE != ''") !== true)).toEqual([]);
  });

  it.each(names)("do what needs no account before they take the role: %s", (interval) => {
    for (const { steps } of Object.values(jobsOf(interval))) {
      const signIn = steps.findIndex(({ uses = "" }) => uses.startsWith("aws-actions/"));
      const after = signIn < 0 ? [] : steps.slice(signIn);
      expect(after.filter(({ run, if: when }) => run !== undefined && when?.includes("ROLE") !== true)).toEqual([]);
    }
  });

  it("describe every stack that there is", () => {
    const steps = jobsOf("quarterly")["role-permissions"]?.steps ?? [];
    const [loop] = steps.flatMap(({ run = "" }) => /^for project in (.*); do$/m.exec(run)?.[1] ?? []);
    expect(loop?.split(" ").sort()).toEqual(readdirSync(join(repository, "stacks")).sort());
  });

  it("review roles and alarms as they are coded where no role is set", () => {
    for (const id of ["role-permissions", "alarms"]) {
      const step = jobsOf("quarterly")[id]?.steps.find(({ run = "" }) => run.includes("sallyport describe"));
      expect(step).toMatchObject({ if: "!cancelled()", run: expect.stringContaining("etl --stack sandbox") });
    }
  });

  it("open an issue with the template's text, without its head, and the month", () => {
    const duty = calendar.find(({ id }) => id === "credential-audit") as Duty;
    const [step] = jobsOf("monthly")["credential-audit-issue"]?.steps.slice(-1) ?? [];
    const folder = mkdtempSync(join(tmpdir(), "sallyport-calendar-"));
    try {
      // In place of the forge's command: it writes down what it was given.
      writeFileSync(join(folder, "gh"), '#!/bin/sh\nprintf "%s\\n" "$@" > arguments\n', { mode: 0o755 });
      writeFileSync(join(folder, "template.md"), issueTemplate(duty));
      const env = {
        PATH: [folder, process.env.PATH].join(delimiter),
        GITHUB_REPOSITORY: "owner/name",
        ...{ RUN: "https://forge.example/run/1", TEMPLATE: "template.md", TITLE: duty.title },
      };
      execFileSync("bash", ["-eo", "pipefail", "-c", step?.run ?? "exit 1"], { cwd: folder, env });
      expect(readFileSync(join(folder, "arguments"), "utf8")).toMatch(
        /^issue\ncreate\n.*\nAudit the credentials, \d{4}-\d{2}\n/s,
      );
      const body = readFileSync(join(folder, "body.md"), "utf8");
      expect(body.startsWith("Opened by https://forge.example/run/1\n\n<!--")).toBe(true);
      expect(body).not.toContain("about:");
      for (const item of duty.checklist) expect(body).toContain(`- [ ] ${item}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
