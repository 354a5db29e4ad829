import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type LayerEntry, soundImage } from "../testing/soundImage.js";
import { writeSavedImage } from "../testing/writeSavedImage.js";
import { imageProblems } from "./imageProblems.js";
import { type ImageConfig, readSavedImage } from "./SavedImage.js";

const root = mkdtempSync(join(tmpdir(), "sallyport-image-"));
afterAll(() => rmSync(root, { recursive: true }));

const { config: sound, base, app } = soundImage;
const ours = { uid: 1000, gid: 1000 };
async function saved(layers: readonly (readonly LayerEntry[])[], config = sound): Promise<string> {
  const folder = join(mkdtempSync(join(root, "saved-")), "image");
  await writeSavedImage(folder, layers, config);
  return folder;
}
const problemsOf = async (layers: readonly (readonly LayerEntry[])[], config = sound) =>
  await imageProblems(readSavedImage(await saved(layers, config)));
const withConfig = async (change: ImageConfig["config"]) =>
  await problemsOf([base, app], { ...sound, config: { ...sound.config, ...change } });
const afterStep = async (created_by: string) =>
  await problemsOf([base, app], { ...sound, history: [...(sound.history ?? []), { created_by }] });

describe("a built image", () => {
  it("has nothing wrong where folders are 755, files 644, programs 755, and all of it the user's or root's (CNT-02)", async () => {
    expect(await problemsOf([base, app])).toEqual([]);
  });

  it("is refused with a file that everybody may write to", async () => {
    expect(await problemsOf([base, app, [{ name: "app/main.mjs", mode: 0o777, ...ours }]])).toEqual([
      "/app/main.mjs is 777: everybody may write to it",
      "/app/main.mjs is 777: give folders 755, files 644 and programs 755",
    ]);
  });

  it("is refused with any mode of a file of ours but three, and of a folder but one", async () => {
    const kinds = fc.constantFrom(["file", 0o644, 0o755, 0o711] as const, ["directory", 0o755] as const);
    await fc.assert(
      fc.asyncProperty(kinds, fc.nat(0o7777), async ([type, ...right], mode) => {
        const added = [{ name: "app/added", type, mode, ...ours }];
        const told = (await problemsOf([base, app, added])).some((problem) => problem.startsWith("/app/added is "));
        expect([mode.toString(8), told]).toEqual([mode.toString(8), !(right as readonly number[]).includes(mode)]);
      }),
      {
        numRuns: 60,
        examples: [
          [["file", 0o644, 0o755, 0o711], 0o644],
          [["directory", 0o755], 0o755],
        ],
      },
    );
  });

  it("is refused where somebody else owns what it runs", async () => {
    expect(await problemsOf([base, [...app, { name: "app/sql.sql", mode: 0o644, uid: 1000, gid: 0 }]])).toEqual([
      "/app/sql.sql is owned by 1000:0, neither the user of the image nor root",
    ]);
  });

  it.each([
    ["setuid", 0o4755],
    ["setgid", 0o2755],
  ])(
    "is refused with a program that is %s, wherever it is, until a layer takes it away (CIS Docker 4.8)",
    async (_bit, mode) => {
      const planted = [{ name: "usr/bin/su", mode }];
      const told = `/usr/bin/su is ${mode.toString(8)}: it runs as its owner or group, whoever starts it (CIS Docker 4.8)`;
      expect(await problemsOf([base, planted, app])).toEqual([told]);
      expect(await problemsOf([base, planted, app, [{ name: "usr/bin/su", mode: 0o755 }]])).toEqual([]);
      expect(await problemsOf([base, planted, app, [{ name: "usr/bin/.wh.su", mode: 0 }]])).toEqual([]);
    },
  );

  it("is refused with a folder that everybody may write to, unless it is one of temporary files, and sticky", async () => {
    const folder = async (name: string, mode: number) =>
      await problemsOf([base, app, [{ name, type: "directory", mode }]]);
    expect(await folder("srv/", 0o777)).toHaveLength(1);
    expect(await folder("srv/", 0o1777)).toHaveLength(1);
    expect(await folder("var/tmp/", 0o777)).toHaveLength(1);
    expect(await folder("run/lock/", 0o1777)).toEqual([]);
  });

  it("has the folders of temporary files that it names, for its user to write to (CNT-03)", async () => {
    const Env = ["TMPDIR=/tmp/app-temp", "TEMP=/tmp/app-temp", "TMP=/tmp/app-temp"];
    const made = async (mode: number, uid: number) =>
      await problemsOf([base, app, [{ name: "tmp/app-temp/", type: "directory", mode, uid }]], {
        ...sound,
        config: { ...sound.config, Env },
      });
    expect(await made(0o700, 1000)).toEqual([]);
    expect(await made(0o700, 0)).toHaveLength(3);
    expect(await made(0o755, 1000)).toHaveLength(3);
    expect(await withConfig({ Env })).toHaveLength(3);
    expect(await withConfig({ Env: [] })).toEqual(
      ["TMPDIR", "TEMP", "TMP"].map((name) => `does not say where temporary files go: set ${name}`),
    );
  });

  it.each(["", "0", "root", "0:0", "1000:0", "node"])("is refused as user %p (CIS Docker 4.1)", async (User) => {
    expect((await withConfig({ User }))[0]).toContain("give a user and a group by number, not root (CIS Docker 4.1)");
  });

  it("is refused without a health check, or with one that is turned off (CIS Docker 4.6)", async () => {
    for (const Healthcheck of [null, { Test: ["NONE"] }])
      expect(await withConfig({ Healthcheck })).toEqual(["has no health check (CIS Docker 4.6)"]);
  });

  it.each([
    ["4.7", "RUN /bin/sh -c apt-get update # buildkit"],
    ["4.9", "ADD https://example.org/tool.tar.gz /opt # buildkit"],
    ["4.9", "/bin/sh -c #(nop) ADD file:0123 in /app"],
    ["4.11", "RUN /bin/sh -c apt-get install --yes --allow-unauthenticated tool # buildkit"],
    ["4.11", "RUN /bin/sh -c dnf install -y --nogpgcheck tool # buildkit"],
    ["4.11", "RUN /bin/sh -c curl -fsSL https://example.org/install | bash -s -- # buildkit"],
  ])("is refused for a step against CIS Docker %s", async (item, step) => {
    expect(await afterStep(step)).toEqual([
      expect.stringMatching(new RegExp(`^its step 6 .*\\(CIS Docker ${item}\\)$`)),
    ]);
  });
});

describe("a secret in a built image", () => {
  const password = "correct-horse-4711";

  it("is found in its environment and in the arguments of a build, and never told (CIS Docker 4.10)", async () => {
    const inEnvironment = await withConfig({ Env: [...(sound.config?.Env ?? []), `DB_PASSWORD=${password}`] });
    expect(inEnvironment).toEqual(["its environment holds a secret: DB_PASSWORD (CIS Docker 4.10)"]);
    const inStep = await afterStep(`RUN |1 NPM_TOKEN=${password} /bin/sh -c npm ci # buildkit`);
    expect(inStep).toEqual(["its step 6 holds a secret: NPM_TOKEN (CIS Docker 4.10)"]);
  });

  it("is found in a file, also where a later layer has taken it away", async () => {
    const key = ["-----BEGIN", "PRIVATE KEY-----"].join(" ");
    const added: readonly LayerEntry[] = [
      { name: "app/.env", mode: 0o644, text: "A=b", ...ours },
      { name: "app/server.pem", mode: 0o644, text: key, ...ours },
    ];
    const gone: readonly LayerEntry[] = [{ name: "app/.wh..env" }, { name: "app/.wh.server.pem" }];
    expect(await problemsOf([base, app, added, gone])).toEqual([
      "its layer 3 has /app/.env, which holds a secret: a login, by its name (CIS Docker 4.10)",
      "its layer 3 has /app/server.pem, which holds a secret: private key (CIS Docker 4.10)",
    ]);
  });
});

describe("what cannot be read", () => {
  it("is no image that is well", async () => {
    const folder = await saved([base, app]);
    writeFileSync(join(folder, "layer-1.tar"), "this is no archive".repeat(100));
    await expect(imageProblems(readSavedImage(folder))).rejects.toThrow();
    writeFileSync(join(folder, "manifest.json"), "[]");
    expect(() => readSavedImage(folder)).toThrow("does not hold one image");
  });
});
