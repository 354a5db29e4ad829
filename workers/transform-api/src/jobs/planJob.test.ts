import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { rules } from "../testing/rules.js";
import { planJob } from "./planJob.js";

const plan = (raw: unknown) => planJob(raw, { rules, defaultName: "job-1", pointer: "/jobs/7" });
const codes = (raw: unknown): string[] => {
  const planned = plan(raw);
  return "faults" in planned ? planned.faults.map(({ pointer, code }) => `${pointer} ${code}`) : ["accepted"];
};

describe("a job", () => {
  test("is planned with its defaults", () => {
    expect(plan({ command: "atx exec 'a b'", source: "https://github.com/a/b#main", vcpu: 2, timeout: 60 })).toEqual({
      spec: {
        jobName: "job-1",
        source: "https://github.com/a/b#main",
        output: "s3://results/transformations/job-1/",
        command: ["atx", "exec", "a b"],
        environment: {},
        tags: {},
        vcpu: 2,
        memoryMib: 4096,
        timeoutSeconds: 60,
      },
    });
  });

  test("keeps metacharacters of an array as they are, since no shell reads them", () => {
    expect(plan({ command: ["atx", "$(id)", "; rm -rf /"] })).toMatchObject({
      spec: { command: ["atx", "$(id)", "; rm -rf /"] },
    });
  });

  test.each<[object, string]>([
    [{ command: ["sh", "-c", "id"] }, "/command program-not-allowed"],
    [{ command: ["/usr/bin/atx"] }, "/command program-not-allowed"],
    [{ command: "atx; id" }, "/command command-needs-shell"],
    [{ command: "   " }, "/command command-missing"],
    [{ command: ["atx", "a\0b"] }, "/command command-not-text"],
    [{ command: ["atx"], environment: { LD_PRELOAD: "x" } }, "/environment environment-not-allowed"],
    [{ command: ["atx"], environment: { AWS_REGION: "x" } }, "/environment environment-not-allowed"],
    [{ command: ["atx"], environment: { APP_X: "a\0" } }, "/environment environment-not-text"],
    [{ command: ["atx"], environment: { "app x": "a" } }, "/environment/(a name of other characters) invalid-key"],
    [{ command: ["atx"], source: "file:///etc" }, "/source source"],
    [{ command: ["atx"], source: "https://t:x@github.com/a/b" }, "/source git-url"],
    [{ command: ["atx"], source: "https://127.0.0.1/a" }, "/source git-host-not-allowed"],
    [{ command: ["atx"], source: "s3://results/transformations/other/1/code/" }, "/source source-bucket-not-allowed"],
    [{ command: ["atx"], output: "s3://elsewhere/transformations/x/" }, "/output output"],
    [{ command: ["atx"], output: "s3://results/transformations/../x/" }, "/output output"],
    [{ command: ["atx"], output: "s3://results/transformations/.../" }, "/output job-name"],
    [{ command: ["atx"], output: "s3://results/mcp/x.json" }, "/output output"],
    [{ command: ["atx"], tags: { "sallyport:platform": "other" } }, "/tags tags"],
    [{ command: ["atx"], tags: { "AWS:x": "other" } }, "/tags tags"],
    [{ command: ["atx"], tags: { a: "<script>" } }, "/tags tags"],
    [{ command: ["atx"], vcpu: 16 }, "/memory resources"],
    [{ command: ["atx"], vcpu: 2, memory: 2048 }, "/memory resources"],
    [{ command: ["atx"], timeout: 43_201 }, "/timeout timeout"],
    [{ command: ["atx"], unknown: 1 }, " unrecognized-keys"],
    [{ command: ["atx"], jobName: "../x" }, "/jobName invalid-format"],
    [
      {
        command: [
          "atx",
          ..."x"
            .repeat(25)
            .split("")
            .map(() => "y".repeat(1_000)),
        ],
      },
      " job-too-large",
    ],
  ])("that is %j is refused", (raw, code) => {
    expect(codes(raw)).toEqual([`/jobs/7${code}`]);
  });

  test("is told all that is wrong at once, and nothing of what was sent", () => {
    const raw = { command: ["sh", "hunter2"], source: "ssh://hunter2", environment: { PATH: "hunter2" } };
    expect(codes(raw)).toHaveLength(3);
    expect(JSON.stringify(plan(raw))).not.toContain("hunter2");
  });

  test("of any form never throws, and what is accepted runs an allowed program with allowed names", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("atx", "sh", "$(id)", "--", "s3://results/x/", "https://github.com/a/b"),
    );
    const names = fc.oneof(
      fc.constantFrom("APP_A", "PATH", "LD_PRELOAD", "__proto__", "constructor", "JAVA_VERSION"),
      fc.string(),
    );
    const or = <T>(valid: T, other: fc.Arbitrary<unknown>) =>
      fc.oneof({ weight: 5, arbitrary: fc.constant(valid) }, other);
    const command = fc.oneof(
      fc.array(word),
      word,
      fc.array(word).map((words) => ["atx", ...words]),
      fc.anything(),
    );
    const likely = fc.record(
      {
        command: fc.oneof({ weight: 5, arbitrary: fc.constantFrom("atx 'a b'", ["atx", "$(id)"]) }, command),
        source: or("https://github.com/a/b", word),
        output: or("s3://results/transformations/x/", word),
        jobName: or("a-b", word),
        environment: or({ APP_A: "1" }, fc.dictionary(names, word)),
        tags: or({ team: "a" }, fc.dictionary(names, word)),
        vcpu: or(2, fc.oneof(fc.constantFrom(0.25, 1, 2, 4, 16), fc.double())),
        memory: or(4096, fc.oneof(fc.constantFrom(512, 2048, 4096), fc.integer())),
        timeout: or(60, fc.double()),
      },
      { requiredKeys: [] },
    );
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(likely, fc.anything()), (raw) => {
        const planned = plan(raw);
        if ("faults" in planned) return expect(planned.faults.length).toBeGreaterThan(0);
        accepted += 1;
        const { command, environment, output, tags } = planned.spec;
        expect(command[0]).toBe("atx");
        expect(Object.keys(environment).every((name) => /^(APP_\w*|JAVA_VERSION)$/.test(name))).toBe(true);
        expect(output).toMatch(/^s3:\/\/results\/transformations\/[A-Za-z0-9][\w-]*\/$/);
        expect(Object.keys(tags).some((name) => /^(aws|sallyport):/i.test(name))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  test("with any further field is refused", () => {
    const known = ["source", "output", "command", "jobName", "environment", "tags", "vcpu", "memory", "timeout"];
    fc.assert(
      fc.property(
        fc.string().filter((name) => !known.includes(name) && name !== "__proto__"),
        (name) => {
          expect(codes({ command: ["atx"], [name]: 1 })).toEqual(["/jobs/7 unrecognized-keys"]);
        },
      ),
    );
  });
});
