import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { referenceFiles } from "./referenceFiles.js";

for (const { path, content } of referenceFiles()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(`wrote ${path}`);
}
