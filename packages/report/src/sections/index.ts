import { benchmarks } from "./benchmarks/benchmarks.js";
import { controls } from "./controls.js";
import { grants } from "./grants.js";
import { overview } from "./overview.js";
import { pipelines } from "./pipelines/pipelines.js";
import { policies } from "./policies.js";
import type { Section } from "./Section.js";
import { topology } from "./topology.js";

/** The views, in the order of the page. */
export const sections: readonly Section[] = [overview, topology, pipelines, grants, controls, policies, benchmarks];
