import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { newcomerEnvironment } from "./newcomerEnvironment.js";
import { readTutorial } from "./readTutorial.js";
import { Walkthrough } from "./Walkthrough.js";

let walk: Walkthrough;
let heard: string;
beforeEach(async () => {
  heard = "";
  walk = await Walkthrough.begin(process.env, (text) => {
    heard += text;
  });
});
afterEach(() => walk.end());

async function follow(...lines: string[]): Promise<void> {
  for (const step of readTutorial("page.md", lines.join("\n"))) await walk.take(step);
}
const commands = (...lines: string[]) => ["```sh", ...lines, "```"];

describe("a reader who follows a page", () => {
  it("has in the next step what the last one set, exported, and entered", async () => {
    await follow(
      ...commands("mkdir shop", "cd shop", "name='a \"b\" $c'", "export OTHER=1"),
      ...commands('echo "$name/$OTHER"', "sh -c 'echo \"$name\"'", "basename $PWD"),
      ...["```text", 'a "b" $c/1', 'a "b" $c', "shop", "```"],
    );
    expect(walk.folder).toBe(join(walk.start, "shop"));
    expect(heard).toContain("shop\n");
  });

  it("writes files where it is, and changes them", async () => {
    const change = [
      "```diff",
      "--- a/src/list.csv",
      "+++ b/src/list.csv",
      "@@ -1,2 +1,2 @@",
      " one",
      "-two",
      "+three",
      "```",
    ];
    await follow(...commands("mkdir shop && cd shop"), "```csv src/list.csv", "one", "two", "```");
    const content = () => readFileSync(join(walk.start, "shop", "src", "list.csv"), "utf8");
    expect(content()).toBe("one\ntwo\n");
    await follow(...change);
    expect(content()).toBe("one\nthree\n");
    await expect(follow(...change)).rejects.toThrow("page.md:1: the change does not fit");
  });

  it.each([
    [
      "a command that fails",
      commands("echo so far", "false", "echo never"),
      "page.md:1: it ended with 1, and not with 0",
    ],
    ["a shell that is left", commands("exit 3"), "it ended with 3, and not with 0"],
    ["one that does not fail", ["```sh exit=1", "true", "```"], "page.md:1: it ended with 0, and not with 1"],
    ["another failure", ["```sh exit=1", "exit 2", "```"], "it ended with 2, and not with 1"],
    ["other output", [...commands("echo two"), "```text", "one", "```"], "page.md:1: it did not print: one"],
    ["output where there was to be none", [...commands("echo two >&2"), "```text", "```"], "it printed something"],
  ])("is stopped by %s", async (_what, page, message) => {
    await expect(follow(...page)).rejects.toThrow(message);
    expect(heard).not.toContain("never");
  });

  it("leaves nothing", async () => {
    await follow(...commands("touch file"));
    expect(existsSync(join(walk.start, "file"))).toBe(true);
    await walk.end();
    expect(existsSync(walk.start)).toBe(false);
  });
});

describe("a newcomer's variables", () => {
  it("lead to nothing of the checkout, and to no sandbox", () => {
    const environment = {
      PATH: "/checkouts/sallyport/node_modules/node/bin:/usr/bin:/checkouts/sallyport:/checkouts/sallyportal/bin",
      HOME: "/home/new",
      SALLYPORT_HOME: "/checkouts/sallyport/.sandbox",
      AWS_PROFILE: "work",
      PULUMI_BACKEND_URL: "file:///states",
      NODE_ENV: "test",
      JEST_WORKER_ID: "1",
      npm_lifecycle_event: "test",
      npm_config_registry: "https://registry.example/",
    };
    expect(newcomerEnvironment(environment, "/checkouts/sallyport")).toEqual({
      PATH: "/usr/bin:/checkouts/sallyportal/bin",
      HOME: "/home/new",
      npm_config_registry: "https://registry.example/",
    });
  });
});
