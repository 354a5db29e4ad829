import { writeFileSync } from "node:fs";
import { comparePolicies } from "../scaling/comparePolicies.js";
import { scalingPages } from "../scaling/scalingPages.js";
import { alarmsPage } from "./alarmsPage.js";

/** Writes what the guides show of the deployed stack: the simulation of its scaling, and its alarms. */
async function writeReference(): Promise<void> {
  const pages = [...scalingPages(await comparePolicies()), await alarmsPage()];
  for (const { path, content } of pages) writeFileSync(path, content);
}

void writeReference();
