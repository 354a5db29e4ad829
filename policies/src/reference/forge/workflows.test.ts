import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const repository = join(__dirname, "..", "..", "..", "..");
const folder = join(repository, ".github", "workflows");
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), "utf8");
  return [name, text, parse(text) as Workflow] as const;
});
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const scriptsOf = (workflow: Workflow) => stepsOf(workflow).flatMap(({ run }) => (run === undefined ? [] : [run]));
const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};

describe.each(workflows)("the workflow %s", (_name, text, workflow) => {
  it("may read, and what a job may beyond that is said by the job", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const { permissions = {} } of Object.values(workflow.jobs)) {
      expect(typeof permissions).toBe("object");
      const written = Object.keys(permissions).filter((scope) => permissions[scope] !== "read");
      expect(written.filter((scope) => !["id-token", "issues", "security-events"].includes(scope))).toEqual([]);
    }
  });

  it("takes no secret, and no code of strangers with rights of its own", () => {
    expect(text).not.toMatch(/secrets[.[]/);
    expect(workflow.on).not.toHaveProperty("pull_request_target");
    expect(workflow.on).not.toHaveProperty("workflow_run");
  });

  it("says everything where it stands, without YAML's anchors, which not every reader of workflows knows", () => {
    expect(text).not.toMatch(/^\s*(?:- |[\w-]+: )[&*]\w/m);
  });

  it("puts nothing into a script that the shell would run: variables come by the environment", () => {
    expect(scriptsOf(workflow).filter((script) => script.includes("${" + "{"))).toEqual([]);
  });

  it("uses actions of one major version, which are the same everywhere", () => {
    const elsewhere = new Set(workflows.flatMap(([, , other]) => stepsOf(other).flatMap(({ uses }) => uses ?? [])));
    for (const { uses } of stepsOf(workflow)) {
      if (uses === undefined) continue;
      expect(uses).toMatch(/^[\w-]+\/[\w./-]+@(?:v\d+|[0-9a-f]{40})$/);
      const [action = ""] = uses.split("@");
      expect([...elsewhere].filter((other) => other.startsWith(`${action}@`))).toEqual([uses]);
    }
  });

  it("leaves no token in the checkout, and every job ends", () => {
    for (const { uses, with: settings } of stepsOf(workflow))
      if (uses?.startsWith("actions/checkout@")) expect(settings).toMatchObject({ "persist-credentials": false });
    for (const job of Object.values(workflow.jobs)) expect(job["timeout-minutes"]).toBeLessThanOrEqual(180);
  });

  it("waits for jobs, and runs scripts and files, that there are", () => {
    const names = Object.keys(workflow.jobs);
    expect(names).toEqual(expect.arrayContaining(Object.values(workflow.jobs).flatMap(({ needs = [] }) => needs)));
    for (const script of scriptsOf(workflow)) {
      for (const [, name = ""] of script.matchAll(/\bnpm run (?:--\S+ )*([\w:-]+)/g))
        expect(Object.keys(scripts)).toContain(name);
      const paths = [...script.matchAll(/(?<=^|\s)(?:\.ci|scripts|workers|docs)\/[\w./-]+/gm)].map(([path]) => path);
      expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
    }
  });
});
