import { join } from "node:path";
import { CommandError } from "../../../output/CommandError.js";
import { readStackOutputs } from "../../../pulumi/readStackOutputs.js";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";
import type { ReconcilePlaces } from "./ReconcilePlaces.js";

export interface PlaceOptions {
  readonly stack?: string;
  /** `category,order` or `category,order,runs`. */
  readonly tables?: string;
  readonly input?: string;
}

/**
 * Finds the places by the outputs of a stack of `stacks/kpi`, or as they are named.
 *
 * @throws CommandError where neither or both are given, or where one is missing
 */
export async function placesOf({ stack, tables, input }: PlaceOptions): Promise<ReconcilePlaces> {
  if ((stack === undefined) === (tables === undefined))
    throw new CommandError(
      stack === undefined ? "there is nothing to compare" : "--stack and --tables name tables twice",
      "give --stack NAME, or --tables CATEGORY,ORDER[,RUNS] with --input",
      64,
    );
  if (stack === undefined) return namedPlaces(tables ?? "", input);
  const folder = join(findRepositoryRoot(process.cwd()), "stacks", "kpi");
  const outputs = await readStackOutputs(folder, stack, "name the tables with --tables");
  return stackPlaces(outputs, input);
}

function namedPlaces(tables: string, input: string | undefined): ReconcilePlaces {
  const names = tables.split(",");
  const [category = "", order = "", runs] = names;
  if (names.length > 3 || order === "" || names.some((name) => !/^[A-Za-z0-9_.-]{3,255}$/.test(name)))
    throw new CommandError(
      `--tables ${tables} names no tables`,
      "give it as CATEGORY,ORDER or CATEGORY,ORDER,RUNS",
      64,
    );
  if (input === undefined)
    throw new CommandError("--tables comes without an input", "add --input with a folder or s3://bucket/prefix", 64);
  const region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  if (region === undefined) throw new CommandError("the tables' region is not known", "set AWS_REGION to it", 64);
  return { region, category, order, runs, input };
}

/** @throws CommandError for a stack that is not of `stacks/kpi`, or has not been deployed to its end */
function stackPlaces(outputs: Readonly<Record<string, unknown>>, input: string | undefined): ReconcilePlaces {
  const text = (name: string): string => {
    const value = outputs[name];
    if (typeof value === "string") return value;
    throw new CommandError(`the stack has no output ${name}`, "deploy stacks/kpi under that name first", 2);
  };
  return {
    region: text("region"),
    category: text("categoryTable"),
    order: text("orderTable"),
    runs: text("runsTable"),
    input: input ?? `s3://${text("inputBucket")}/${text("inputPrefix")}`,
  };
}
