import { writeFileSync } from "node:fs";
import { metricPages } from "./metricPages.js";

/** Writes the tables of metrics into the pages that have them. */
for (const { path, content } of metricPages()) writeFileSync(path, content);
