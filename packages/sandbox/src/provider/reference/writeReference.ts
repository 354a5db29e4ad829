import { writeFileSync } from "node:fs";
import { functions } from "../functions/index.js";
import { registry } from "../registry.js";
import { describeTypes } from "./describeTypes.js";
import { referencePage } from "./referencePage.js";

/** Writes the reference page, from `dist`. */
writeFileSync(referencePage, describeTypes([...registry.values()], [...functions.keys()]));
