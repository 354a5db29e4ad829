import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { componentProvider } from "./componentProvider.js";

/** The package's folder, from `dist/plugin`. */
const folder = join(__dirname, "..", "..");
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version: string };

void pulumi.provider.main(
  componentProvider(readFileSync(join(folder, "schema.json"), "utf8"), version),
  process.argv.slice(2),
);
