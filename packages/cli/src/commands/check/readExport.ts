import { readFileSync } from "node:fs";
import { CommandError } from "../../output/CommandError.js";
import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";

/** What is read here of a document that `pulumi stack export` writes. */
interface Export {
  readonly deployment?: { readonly resources?: readonly RecordedResource[] };
}

interface ExportedStack {
  /** Project and stack, as every URN of the state begins: `urn:pulumi:<stack>::<project>::…`. */
  readonly name: string;
  readonly resources: readonly RecordedResource[];
}

/** A stack in a file. @throws CommandError when the file cannot be read or is no export */
export function readExport(file: string): ExportedStack {
  try {
    const { deployment } = JSON.parse(readFileSync(file, "utf8")) as Export;
    if (deployment && Array.isArray(deployment.resources ?? [])) {
      const { resources = [] } = deployment;
      const [, stack = "empty", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(resources[0]?.urn ?? "") ?? [];
      return { name: project === "" ? stack : `${project}/${stack}`, resources };
    }
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
