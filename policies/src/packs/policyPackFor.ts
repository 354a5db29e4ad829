import { isAbsolute } from "node:path";
import type { PolicyPackArgs } from "@pulumi/policy";
import { RunError } from "@pulumi/pulumi/errors.js";
import type { ReviewedWaiver } from "../engine/ReviewedWaiver.js";
import { toPolicy } from "../engine/toPolicy.js";
import { allRules } from "../rules/index.js";
import { allPacks } from "./index.js";
import { reviewedWaivers } from "./reviewedWaivers.js";

/**
 * The arguments of a CrossGuard policy pack: name and the pack's rules, all mandatory unless its configuration says
 * otherwise. Making the `PolicyPack` itself starts its server, which is left to the pack's entry.
 *
 * @throws Error when there is no such pack, RunError when a file that the environment names cannot be used
 */
export function policyPackFor(id: string): readonly [name: string, args: PolicyPackArgs] {
  const pack = allPacks.find((candidate) => candidate.id === id);
  if (!pack) throw new Error(`there is no pack ${id}; the packs are ${allPacks.map((known) => known.id).join(", ")}`);
  fileFrom("SALLYPORT_POLICY_REPORT");
  const reviewed = waiversFrom(fileFrom("SALLYPORT_WAIVERS"));
  const inputs = new Map();
  const policies = allRules.filter(pack.selects).map((rule) => toPolicy(rule, { reviewed, inputs }));
  return [
    `sallyport-${id}`,
    { displayName: pack.title, description: pack.description, enforcementLevel: "mandatory", policies },
  ];
}

/** The engine starts a pack in the pack's own folder: a relative path would mean a file there, without a word. */
function fileFrom(variable: string): string | undefined {
  const file = process.env[variable];
  if (!file || isAbsolute(file)) return file;
  throw new RunError(`${variable} is ${file}: give the full path, since a pack runs in a folder of its own`);
}

/** Pulumi prints a RunError as it is, and any other with its stack. */
function waiversFrom(file: string | undefined): readonly ReviewedWaiver[] {
  if (!file) return [];
  try {
    return reviewedWaivers(file);
  } catch (error) {
    throw new RunError(error instanceof Error ? error.message : String(error));
  }
}
