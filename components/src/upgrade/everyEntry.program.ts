import { entries } from "../conformance/entries.js";
import { subject } from "../conformance/recordEntry.js";
import { scene } from "../conformance/Scene.js";

/** Arguments for which a component makes a resource of a type that the sandbox does not have. */
const beyondSandbox: Readonly<Record<string, readonly string[]>> = { HardenedApi: ["webAclArn"] };

/**
 * Every component as its conformance entry makes it, with every argument in use: what a release is recorded from, and
 * what is previewed over the recorded state.
 */
for (const { name, make } of entries) {
  const left = beyondSandbox[name] ?? [];
  make(subject, scene, (args) =>
    Object.fromEntries(Object.entries(args).filter(([argument]) => !left.includes(argument))),
  );
}
