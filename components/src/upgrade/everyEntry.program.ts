import { entries } from "../conformance/entries.js";
import { subject } from "../conformance/recordEntry.js";
import { scene } from "../conformance/Scene.js";

/**
 * Every component as its conformance entry makes it, with every argument in use: what a release is recorded from, and
 * what is previewed over the recorded state.
 */
for (const entry of entries) entry.make(subject, scene);
