import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { parse, stringify } from "yaml";
import { reviewedPackages } from "../licences/reviewedPackages.js";
import { grypeReport } from "../testing/grypeReport.js";
import { soundImage } from "../testing/soundImage.js";
import { writeSavedImage } from "../testing/writeSavedImage.js";

interface Step {
  readonly run?: string;
  readonly "continue-on-error"?: boolean;
}

const root = join(__dirname, "..", "..", "..", "..");
const folder = mkdtempSync(join(tmpdir(), "sallyport-gates-"));
afterAll(() => rmSync(folder, { recursive: true }));
const fresh = () => mkdtempSync(join(folder, "gate-"));

/** The code with which a program of ours ends. */
function codeOf(program: string, args: readonly string[] = [], options: { cwd?: string; input?: string } = {}) {
  const env = { ...process.env, AWS_REGION: "eu-west-1", AWS_ENDPOINT_URL: "https://127.0.0.1:1" };
  return spawnSync(process.execPath, [join(root, program), ...args], { ...options, env, encoding: "utf8" }).status;
}

const sallyport = "packages/cli/bin/sallyport.mjs";
const supplyChain = (name = "") => join("packages/supply-chain/dist", name, "main.js");
// Made anew for each run, so that this file holds none itself.
const password = randomBytes(18).toString("hex");

/** A tree with a lock file and installed packages: all that were reviewed, and one more. */
function tree({ licence = "MIT", hash = `sha512-${"A".repeat(86)}==` }): string {
  const cwd = fresh();
  for (const { name, licence: license } of [...reviewedPackages, { name: "left", licence }]) {
    const place = join(cwd, "node_modules", ".pnpm", name.replace("/", "+"), "node_modules", name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "package.json"), JSON.stringify({ name, version: "1.0.0", license }));
  }
  const packages = { "left@1.0.0": { resolution: { integrity: hash } } };
  const left = { specifier: "catalog:", version: "1.0.0" };
  const importers = { ".": { dependencies: { left } } };
  writeFileSync(
    join(cwd, "pnpm-lock.yaml"),
    stringify({ lockfileVersion: "9.0", importers, packages, snapshots: { "left@1.0.0": {} } }),
  );
  return cwd;
}

/** A repository of two commits: one adds a file, the next one takes it away. */
function repository(text: string): string {
  const place = fresh();
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-C", place, "-c", "user.name=a", "-c", "user.email=a@b", ...args], { stdio: "pipe" });
  git("init", "--quiet");
  for (const content of [text, ""]) {
    writeFileSync(join(place, "load.py"), content);
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", "change");
  }
  return place;
}

function state(enableKeyRotation: boolean): string {
  const file = join(fresh(), "state.json");
  const type = "aws:kms/key:Key";
  const key = { urn: `urn:pulumi:dev::shop::${type}::data`, type, inputs: { enableKeyRotation } };
  writeFileSync(file, JSON.stringify({ deployment: { resources: [key] } }));
  return file;
}

/** What `.ci/run` ends with where `npm` fails for one of its commands. */
function codeOfRun(failing: string): number | null {
  const bin = fresh();
  writeFileSync(join(bin, "npm"), `#!/bin/sh\ncase "$*" in *"${failing}"*) exit 1;; esac\n`);
  chmodSync(join(bin, "npm"), 0o755);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return spawnSync("bash", [join(root, ".ci", "run")], { env }).status;
}

const scanOf = (severity: string) => {
  const file = join(fresh(), "etl.json");
  const fix = { versions: [], state: "wont-fix" };
  writeFileSync(file, grypeReport("sallyport/etl:scanned", { id: "CVE-2023-45853", severity, name: "zlib1g", fix }));
  return file;
};
const nothingAccepted = () => {
  const file = join(fresh(), "accepted.yaml");
  writeFileSync(file, "accepted: []\n");
  return file;
};
const imageWith = async (mode: number) => {
  const place = join(fresh(), "etl");
  const { base, app, config } = soundImage;
  await writeSavedImage(place, [base, app, [{ name: "app/main.mjs", mode, uid: 1000, gid: 1000 }]], config);
  return place;
};
const npmAudit = (severity: string) =>
  JSON.stringify({ advisories: { 1: { severity, module_name: "left", title: "…", patched_versions: ">=2" } } });
const pipAudit = (...vulns: readonly object[]) =>
  JSON.stringify({ dependencies: [{ name: "pyspark", version: "3.5.6", vulns }], fixes: [] });

type Code = number | null;

/**
 * By the command of a job that a merge waits for, what it would stop: the kind of fault, and the code with which its program ends without one and
 * with one that is planted. What a script of ours runs is run here without making the checkout ready again.
 */
const gates: Readonly<
  Record<string, Readonly<Record<string, () => readonly [Code | Promise<Code>, Code | Promise<Code>]>>>
> = {
  ".ci/run": {
    "what `npm run check` finds": () => [codeOfRun("nothing"), codeOfRun("run --silent check")],
    "what `npm run supply-chain` finds": () => [codeOfRun("nothing"), codeOfRun("run --silent supply-chain")],
    "a test that fails": () => [codeOfRun("nothing"), codeOfRun("test --silent")],
    "a licence that is not allowed": () => [
      codeOf(supplyChain(), [], { cwd: tree({}) }),
      codeOf(supplyChain(), [], { cwd: tree({ licence: "AGPL-3.0-only" }) }),
    ],
    "a dependency without its hash": () => [
      codeOf(supplyChain(), [], { cwd: tree({}) }),
      codeOf(supplyChain(), [], { cwd: tree({ hash: "" }) }),
    ],
  },
  "npm run advisories": {
    "a vulnerable package of npm": () => [
      codeOf(supplyChain("advisories"), ["npm"], { input: npmAudit("moderate") }),
      codeOf(supplyChain("advisories"), ["npm"], { input: npmAudit("high") }),
    ],
    "a vulnerable package of Python": () => [
      codeOf(supplyChain("advisories"), ["pip"], { input: pipAudit() }),
      codeOf(supplyChain("advisories"), ["pip"], { input: pipAudit({ id: "PYSEC-1", fix_versions: [], aliases: [] }) }),
    ],
  },
  "npx sallyport security validate --only hard-coded-credentials --history": {
    "a secret that was taken out again": () => {
      const validate = (text: string) =>
        codeOf(sallyport, [
          ...["security", "validate", "--only", "hard-coded-credentials", "--history"],
          ...["--path", repository(text)],
        ]);
      return [validate("connect(password=given)\n"), validate(`connect(password="${password}")\n`)];
    },
  },
  "npx sallyport check --format github": {
    "infrastructure against a policy": () => {
      const check = (rotated: boolean) =>
        codeOf(sallyport, ["check", "--format", "github", "--pack", "cis", "--export", state(rotated)]);
      return [check(true), check(false)];
    },
  },
  "npm run images": {
    "an image that is known to be vulnerable, without an update": () => [
      codeOf(supplyChain("vulnerabilities"), [nothingAccepted(), scanOf("Low")]),
      codeOf(supplyChain("vulnerabilities"), [nothingAccepted(), scanOf("Critical")]),
    ],
    "an image with a file that everybody may write to": () => [
      imageWith(0o644).then((place) => codeOf(supplyChain("image"), [place])),
      imageWith(0o777).then((place) => codeOf(supplyChain("image"), [place])),
    ],
  },
};

/** Steps that make something ready, which fail where they cannot, that try a gate, or that write down what one before them has found. */
const others = [
  /^echo 'accepted: \[\]' > /,
  /^npm run setup$/,
  /^mkdir built$/,
  /^docker (build|save) /,
  /^npx sallyport check --format sarif > /,
];

describe("the gates of a merge", () => {
  const workflows = readdirSync(join(root, ".github", "workflows"))
    .map((name) => parse(readFileSync(join(root, ".github", "workflows", name), "utf8")))
    .filter(({ on }) => "pull_request" in on) as { readonly jobs: Readonly<Record<string, { steps: Step[] }>> }[];
  const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));

  it("are all here, each with a fault that it stops", () => {
    // Which images there are changes nothing.
    const commands = steps.flatMap(({ run }) => run?.replace(/ -- .*$/, "") ?? []);
    const found = commands.filter((command) => !others.some((form) => form.test(command)));
    expect([...found].sort()).toEqual(Object.keys(gates).sort());
  });

  it("are passed by nobody: no step may fail and be forgotten", () => {
    expect(steps.filter((step) => "continue-on-error" in step)).toEqual([]);
    for (const command of Object.keys(gates)) expect(command).not.toMatch(/\|\||;/);
  });

  const faults = Object.entries(gates).flatMap(([command, all]) =>
    Object.entries(all).map(([fault, judged]) => [command, fault, judged] as const),
  );
  it.each(faults)("%s stops %s, and nothing without it", async (_command, _fault, judged) => {
    expect(await Promise.all(judged())).toEqual([0, 1]);
  });
});
