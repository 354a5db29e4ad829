import { writeFileSync } from "node:fs";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { architecturePage } from "./architecturePage.js";

/** Draws the packages, as they are, into the page of the architecture. */
const { path, content } = architecturePage(findRepositoryRoot(process.cwd()));
writeFileSync(path, content);
