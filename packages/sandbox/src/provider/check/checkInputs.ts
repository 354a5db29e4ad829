import { allInputs } from "../allInputs.js";
import { definedInputs } from "../definedInputs.js";
import type { InputProblem, ResourceDefinition } from "../ResourceDefinition.js";
import { contextFor, type Session } from "../Session.js";
import { allTags } from "../tags/allTags.js";
import { containsUnknown } from "../values/containsUnknown.js";
import { fromPlainProperties, toPlainProperties } from "../values/plain.js";
import { protect } from "../values/protect.js";
import { Secret, Unknown, type Value, type Values } from "../values/Value.js";
import { autoName, type Naming } from "./autoName.js";
import { checkFields } from "./checkFields.js";
import { reportInto } from "./reportInto.js";

/** What Check is asked: the program's inputs, and the last ones, whose made-up names stay. */
export interface CheckedRequest {
  readonly urn: string;
  readonly olds: Values;
  readonly news: Values;
  readonly naming: Naming;
}

/** Name of the input that tells Diff which names were made up; the engine hides what starts with two underscores. */
export const madeUp = "__defaults";

/** Checks a resource's inputs against its shapes and fills in names, defaults, the region and the provider's tags. */
export const checkInputs = (
  definition: ResourceDefinition,
  request: CheckedRequest,
  session: Session,
): { readonly inputs: Values; readonly problems: readonly InputProblem[] } => {
  const problems: InputProblem[] = [];
  const report = reportInto(problems);
  const { tagsAll: _, ...fields } = allInputs(definition);
  const given = Object.fromEntries(
    Object.entries(request.news).filter(
      ([name, value]) => !name.startsWith("__") && name !== "tagsAll" && value !== null,
    ),
  );
  const filled = "region" in fields && given.region === undefined ? { ...given, region: session.region } : given;
  const values = checkFields(fields, definition.unsupported ?? [], filled, [], report);
  const named = nameInputs(definition, request, values);
  for (const name of named.refused) {
    report([name], "is required, since pulumi:autonaming forbids made-up names");
  }
  const inputs: Values = { ...values, ...named.names };
  if (problems.length > 0) {
    return { inputs, problems };
  }
  const context = contextFor(session, request.urn, toPlainProperties(inputs));
  const plain = definedInputs(definition, inputs);
  const completed: Values = { ...fromPlainProperties(definition.defaults?.(plain, context) ?? {}), ...inputs };
  if (!containsUnknown(completed)) {
    problems.push(...(definition.validate?.(definedInputs(definition, completed), context) ?? []));
  }
  return {
    problems,
    inputs: {
      ...protect(completed, inputs),
      ...tagsOf(definition, completed, session),
      ...(named.madeUp.length > 0 ? { [madeUp]: named.madeUp } : {}),
    },
  };
};

const nameInputs = (definition: ResourceDefinition, { olds, naming }: CheckedRequest, values: Values) => {
  const names: Record<string, Value> = {};
  const madeUpNames: string[] = [];
  const refused: string[] = [];
  for (const [input, { autoName: rule }] of Object.entries(definition.inputs)) {
    if (rule === undefined || values[input] !== undefined) {
      continue;
    }
    const prefix = rule.prefixFrom === undefined ? undefined : values[rule.prefixFrom];
    const kept = olds[input];
    if (prefix instanceof Unknown) {
      names[input] = Unknown.value;
    } else if (typeof kept === "string" && wasMadeUp(olds, input) && kept.startsWith(textOf(prefix) ?? "")) {
      names[input] = kept;
    } else if (naming.disabled === true && prefix === undefined) {
      refused.push(input);
    } else {
      names[input] = autoName(rule, naming, input, textOf(prefix));
    }
    madeUpNames.push(input);
  }
  return { names, madeUp: madeUpNames, refused };
};

const wasMadeUp = (olds: Values, input: string): boolean => {
  const names = olds[madeUp];
  return Array.isArray(names) && names.includes(input);
};

const textOf = (value: Value | undefined): string | undefined => {
  const inner = value instanceof Secret ? value.value : value;
  return typeof inner === "string" ? inner : undefined;
};

/** The tags with the provider's under them, where the type has tags: policies see them at preview. */
const tagsOf = (definition: ResourceDefinition, inputs: Values, session: Session): Values => {
  if (!("tags" in definition.inputs)) {
    return {};
  }
  if (inputs.tags instanceof Unknown) {
    return { tagsAll: Unknown.value };
  }
  const plain = toPlainProperties(inputs) as { tags?: Record<string, string> };
  const { tagsAll } = fromPlainProperties({ tagsAll: allTags(plain, session) });
  return tagsAll === undefined ? {} : protect({ tagsAll }, { tagsAll: inputs.tags ?? null });
};
