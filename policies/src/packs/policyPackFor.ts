import type { PolicyPackArgs } from "@pulumi/policy";
import { toPolicy } from "../engine/toPolicy.js";
import { allRules } from "../rules/index.js";
import { allPacks } from "./index.js";
import { reviewedWaivers } from "./reviewedWaivers.js";

/** The environment variable that names a file of reviewed waivers. */
export const WAIVERS_VARIABLE = "SALLYPORT_WAIVERS";

/**
 * The arguments of a CrossGuard policy pack: name and the pack's rules, all mandatory unless its configuration says
 * otherwise. Making the `PolicyPack` itself starts its server, which is left to the pack's entry.
 *
 * @throws Error when there is no such pack, or the file that SALLYPORT_WAIVERS names cannot be used
 */
export function policyPackFor(id: string): readonly [name: string, args: PolicyPackArgs] {
  const pack = allPacks.find((candidate) => candidate.id === id);
  if (!pack) throw new Error(`there is no pack ${id}; the packs are ${allPacks.map((known) => known.id).join(", ")}`);
  const file = process.env[WAIVERS_VARIABLE];
  const reviewed = file ? reviewedWaivers(file) : [];
  const inputs = new Map();
  const policies = allRules.filter(pack.selects).map((rule) => toPolicy(rule, { reviewed, inputs }));
  return [
    `sallyport-${id}`,
    { displayName: pack.title, description: pack.description, enforcementLevel: "mandatory", policies },
  ];
}
