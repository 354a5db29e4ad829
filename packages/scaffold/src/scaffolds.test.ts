import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Draft } from "./draft/Draft.js";
import { writeDraft } from "./draft/writeDraft.js";
import { scaffolds } from "./kinds/index.js";
import { namesOf } from "./names/namesOf.js";

const repository = join(__dirname, "..", "..", "..");
const draftOf = (kind: string, name: string, root = repository, folder?: string) => {
  const draft = new Draft(root);
  const next = scaffolds[kind]?.draw(draft, namesOf(name), { folder });
  return { draft, next };
};

/** What each kind makes, in this repository as it is: a place that has changed fails here first. */
const made: readonly (readonly [kind: string, name: string, file: string, registered: readonly string[]])[] = [
  ["component", "order-inbox", "components/src/orderInbox/OrderInbox.ts", ["components/src/index.ts"]],
  ["rule", "sqs-prompt", "policies/src/rules/sqs/SqsPrompt.ts", ["policies/src/rules/sqs/index.ts"]],
  ["stack", "order-export", "stacks/order-export/src/index.ts", ["tsconfig.json", "pnpm-lock.yaml"]],
  ["worker", "order-copy", "workers/order-copy/src/main.ts", ["tsconfig.json", ".github/dependabot.yml"]],
];

describe.each(made)("a new %s", (kind, name, file, registered) => {
  it("has its files, and is known where it has to be, in the repository as it is today", () => {
    const { draft, next } = draftOf(kind, name);
    expect([...draft.created.keys()]).toContain(file);
    expect([...draft.edited.keys()]).toEqual(expect.arrayContaining([...registered]));
    for (const [path, content] of draft.edited) expect([path, content]).not.toEqual([path, readIn(repository, path)]);
    expect(next?.length).toBeGreaterThan(3);
  });

  it("comes with tests of its own, and no file has the sample's name left in it", () => {
    const { draft } = draftOf(kind, name);
    const texts = [...draft.created].map(([path, content]) => `${path}\n${content}`).join("\n");
    expect(texts).not.toMatch(/sample[ -]?thing/i);
    // A rule's examples are its tests.
    if (kind === "rule") expect(texts).toContain("examples: {");
    else expect([...draft.created.keys()].filter((path) => path.endsWith(".test.ts")).length).toBeGreaterThan(0);
  });

  it("adds lines to what was there, and takes none away but of lists that it breaks anew", () => {
    const { draft } = draftOf(kind, name);
    for (const [path, content] of draft.edited) {
      const words = (text: string) => text.split(/[\s,[\]]+/).filter((word) => word !== "");
      const after = new Set(words(content));
      expect([path, words(readIn(repository, path)).filter((word) => !after.has(word))]).toEqual([path, []]);
    }
  });
});

describe("a scaffold", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "sallyport-scaffold-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** The places that a kind edits, and nothing else of the repository. */
  const placesOf = (kind: string, name: string) => {
    const { draft } = draftOf(kind, name);
    for (const path of draft.edited.keys()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      cpSync(join(repository, path), join(root, path));
    }
    return [...draft.edited.keys()];
  };

  it.each(made)("writes all of a %s, and refuses the same name the second time", (kind, name, file) => {
    placesOf(kind, name);
    const { draft } = draftOf(kind, name, root);
    writeDraft(draft);
    expect(readIn(root, file)).toBe(draft.created.get(file));
    for (const [path, content] of draft.edited) expect(readIn(root, path)).toBe(content);
    const before = treeOf(root);
    expect(() => draftOf(kind, name, root)).toThrow(/is taken|is there already/);
    expect(treeOf(root)).toEqual(before);
  });

  it.each(made)("of a %s changes nothing where any one place is not as it expects", (kind, name) => {
    for (const path of placesOf(kind, name)) {
      const right = readIn(root, path);
      writeFileSync(join(root, path), "// somebody has written all of it anew\n");
      const before = treeOf(root);
      expect(() => draftOf(kind, name, root)).toThrow(/does not look as expected/);
      expect(treeOf(root)).toEqual(before);
      writeFileSync(join(root, path), right);
    }
  });

  it.each([
    ["component", "hardened-bucket", "HardenedBucket is taken: components/src/storage/HardenedBucket.ts has it"],
    ["rule", "sqs-encrypted", "sqs-encrypted is taken: policies/src/rules/sqs/SqsEncryptedWithCustomerKey.ts has it"],
    ["rule", "snapshot-private", "SnapshotPrivate is taken: policies/src/rules/backup/SnapshotPrivate.ts has it"],
    ["rule", "prompt", '"prompt" says no state'],
    ["stack", "kpi", "stacks/kpi/Pulumi.dev.yaml is there already"],
    ["worker", "etl", "workers/etl/.dockerignore is there already"],
  ])("of a %s refuses %s", (kind, name, message) => {
    expect(() => draftOf(kind, name)).toThrow(message);
  });

  it.each(["../storage", "Storage", "a/b", ""])("puts nothing into what is no folder of its own: %p", (folder) => {
    for (const kind of ["component", "rule"]) {
      expect(() => draftOf(kind, "order-inbox", repository, folder)).toThrow("is no folder");
    }
  });

  it("puts a component into the folder of its concern, and a rule into that of its service", () => {
    const component = draftOf("component", "order-inbox", repository, "messaging").draft;
    expect([...component.created.keys()]).toContain("components/src/messaging/OrderInbox.ts");
    expect(component.edited.get("components/src/index.ts")).toContain('from "./messaging/OrderInbox.js"');
    const rule = draftOf("rule", "queue-prompt", repository, "sqs").draft;
    expect(rule.edited.get("policies/src/rules/sqs/index.ts")).toContain("  QueuePrompt,\n");
  });

  it("makes a rule's service where there is none, and lists it among all rules", () => {
    const { draft } = draftOf("rule", "mq-private");
    expect(draft.created.get("policies/src/rules/mq/index.ts")).toContain("mqRules: readonly Rule[] = [MqPrivate]");
    const all = draft.edited.get("policies/src/rules/index.ts") ?? "";
    expect(all).toContain('import { mqRules } from "./mq/index.js";');
    expect(all).toContain("  ...messagingRules,\n  ...mqRules,\n  ...providerRules,\n");
  });

  it("follows no link out of the repository", () => {
    placesOf("stack", "order-export");
    const elsewhere = mkdtempSync(join(tmpdir(), "sallyport-elsewhere-"));
    symlinkSync(elsewhere, join(root, "stacks"));
    expect(() => draftOf("stack", "order-export", root)).toThrow("is not in the repository");
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(elsewhere, { recursive: true });
  });

  it("takes back what it has written where it cannot write the rest", () => {
    const draft = new Draft(root);
    writeFileSync(join(root, "list.ts"), "before\n");
    draft.create("new/one.ts", "one\n");
    draft.edit("list.ts", () => "after\n");
    draft.create("new/two.ts", "two\n");
    const written = treeOf(root);
    // Somebody else was faster.
    mkdirSync(join(root, "new"));
    writeFileSync(join(root, "new", "two.ts"), "theirs\n");
    expect(() => writeDraft(draft)).toThrow("EEXIST");
    expect(treeOf(root)).toEqual({ ...written, "new/two.ts": "theirs\n" });
  });

  it("leaves a copy by hard links as it was", () => {
    writeFileSync(join(root, "list.ts"), "before\n");
    const draft = new Draft(root);
    draft.edit("list.ts", () => "after\n");
    const other = join(root, "copy.ts");
    linkSync(join(root, "list.ts"), other);
    writeDraft(draft);
    expect([readIn(root, "list.ts"), readIn(root, "copy.ts")]).toEqual(["after\n", "before\n"]);
  });
});

function readIn(root: string, path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function treeOf(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]));
}
