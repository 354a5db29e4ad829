import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";

interface BranchRule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

const repository = join(__dirname, "..", "..", "..", "..");
const read = (path: string) => readFileSync(join(repository, path), "utf8");
const ruleset = JSON.parse(read(".github/rulesets/main.json")) as {
  readonly enforcement: string;
  readonly bypass_actors: readonly unknown[];
  readonly conditions: unknown;
  readonly rules: readonly BranchRule[];
};
const parametersOf = (type: string) => ruleset.rules.find((rule) => rule.type === type)?.parameters ?? {};

const owners = read(".github/CODEOWNERS")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => line.split(/\s+/));

describe("the rule of the main branch", () => {
  it("holds for everybody: no history rewritten, no branch deleted, nobody passes by", () => {
    expect(ruleset).toMatchObject({ enforcement: "active", bypass_actors: [] });
    expect(ruleset.conditions).toEqual({ ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } });
    expect(ruleset.rules.map(({ type }) => type)).toEqual(expect.arrayContaining(["deletion", "non_fast_forward"]));
  });

  it("asks for a review by somebody else, of a code owner, of what is merged in the end", () => {
    expect(parametersOf("pull_request")).toMatchObject({
      required_approving_review_count: 1,
      dismiss_stale_reviews_on_push: true,
      require_code_owner_review: true,
      require_last_push_approval: true,
    });
  });

  it("waits for every job that runs for a pull request, and for no other", () => {
    const folder = ".github/workflows";
    const jobs = readdirSync(join(repository, folder))
      .map((name) => parse(read(`${folder}/${name}`)) as { on: object; jobs: object })
      .filter(({ on }) => "pull_request" in on)
      .flatMap((workflow) => Object.keys(workflow.jobs));
    const required = parametersOf("required_status_checks").required_status_checks as readonly { context: string }[];
    expect(required.map(({ context }) => context).sort()).toEqual(jobs.sort());
  });
});

describe("the code owners", () => {
  it("are there for the whole tree", () => {
    expect(owners[0]?.[0]).toBe("*");
    expect(
      owners.filter(([, ...names]) => names.length === 0 || names.some((name) => !/^@[\w-]+\/[\w-]+$/.test(name))),
    ).toEqual([]);
  });

  it("own paths that there are", () => {
    const paths = owners.flatMap(([pattern = ""]) => (pattern.startsWith("/") ? [pattern] : []));
    expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  it("have the security team for components, policies and what runs with a token", () => {
    for (const path of ["/components/", "/policies/", "/.github/"])
      expect(owners.findLast(([pattern]) => pattern === path)).toContain("@sallyport/security");
  });
});
