import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, it } from "@jest/globals";
import { pulumiVersion } from "./PulumiCli.js";

it("is the version of the SDK that the workspace pins, which the official download installs", async () => {
  const manifest = createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json");
  expect(JSON.parse(await readFile(manifest, "utf8"))).toMatchObject({ version: pulumiVersion });
});
