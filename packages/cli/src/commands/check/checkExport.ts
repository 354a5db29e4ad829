import { basename } from "node:path";
import type { Circumstances, Rule } from "@sallyport/policies";
import { judgeResources } from "../../pulumi/stack/judgeResources.js";
import { readExport } from "./readExport.js";
import type { CheckedStack } from "./reportOf.js";

/**
 * Judges the resources of an exported state, of any program in any language: no Pulumi CLI is needed.
 *
 * @throws CommandError when the file cannot be read or is no export
 */
export function checkExport(file: string, rules: readonly Rule[], circumstances: Circumstances): CheckedStack {
  const { name, resources } = readExport(file);
  const lines = judgeResources(resources, rules, circumstances);
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  return { name, file: basename(file), resources: resources.length, types, lines };
}
