import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Circumstances, Rule } from "@sallyport/policies";
import { CommandError } from "../../output/CommandError.js";
import { judgeResources } from "../../pulumi/stack/judgeResources.js";
import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";
import type { CheckedStack } from "./reportOf.js";

/** What is read here of a document that `pulumi stack export` writes. */
interface Export {
  readonly deployment?: { readonly resources?: readonly RecordedResource[] };
}

/**
 * Judges the resources of an exported state, of any program in any language: no Pulumi CLI is needed.
 *
 * @throws CommandError when the file cannot be read or is no export
 */
export function checkExport(file: string, rules: readonly Rule[], circumstances: Circumstances): CheckedStack {
  const resources = exported(file);
  const lines = judgeResources(resources, rules, circumstances);
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  return { name: stackOf(resources), file: basename(file), resources: resources.length, types, lines };
}

function exported(file: string): readonly RecordedResource[] {
  try {
    const { deployment } = JSON.parse(readFileSync(file, "utf8")) as Export;
    if (deployment && Array.isArray(deployment.resources ?? [])) return deployment.resources ?? [];
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
  throw unreadable(file, "it has no deployment");
}

function unreadable(file: string, why: string): CommandError {
  return new CommandError(
    `${file} is no exported state: ${why}`,
    "write one with `pulumi stack export --file FILE`",
    2,
  );
}

/** Project and stack, as every URN of the state begins: `urn:pulumi:<stack>::<project>::…`. */
function stackOf(resources: readonly RecordedResource[]): string {
  const [, stack = "empty", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(resources[0]?.urn ?? "") ?? [];
  return project === "" ? stack : `${project}/${stack}`;
}
