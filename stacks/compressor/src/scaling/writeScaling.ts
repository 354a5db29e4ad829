import { writeFileSync } from "node:fs";
import { comparePolicies } from "./comparePolicies.js";
import { scalingPages } from "./scalingPages.js";

/** Simulates the policy that is deployed, and writes what came of it into the guide. */
void comparePolicies().then((comparisons) => {
  for (const { path, content } of scalingPages(comparisons)) writeFileSync(path, content);
});
