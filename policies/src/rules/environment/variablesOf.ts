import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { containersOf, containerTypes } from "../ecs/containersOf.js";

export const functionType = "aws:lambda/function:Function";
export const buildType = "aws:codebuild/project:Project";

/** A variable that code finds in its environment, or an argument that it is started with. */
interface Variable {
  /** "container worker.", where a resource has several environments. */
  readonly place: string;
  readonly name: string;
  /** Undefined where it is not known yet. */
  readonly value: string | undefined;
}

/** Where each type that starts programs says with what; containers do in a document of their own. */
const maps: Readonly<Record<string, (props: ResourceView["props"]) => unknown>> = {
  [functionType]: ({ environment }) => (environment as { readonly variables?: object } | undefined)?.variables,
  "aws:apigateway/stage:Stage": ({ variables }) => variables,
  "aws:apigatewayv2/stage:Stage": ({ stageVariables }) => stageVariables,
  "aws:glue/job:Job": ({ defaultArguments }) => defaultArguments,
};

/** The types whose environment is read by whoever may describe the resource. */
export const environmentTypes: readonly string[] = [...containerTypes, ...Object.keys(maps), buildType];

/** What the programs of a resource are started with. Where only the value of a variable is not known yet, its name still is. */
export function variablesOf(resource: ResourceView): readonly Variable[] {
  const { type, props } = resource;
  if (type === buildType) return buildVariables(props);
  const map = maps[type];
  if (map) return variablesIn(map(props));
  return containersOf(resource).flatMap(({ name: container, environment = [] }) =>
    environment.map(({ name, value = "" }) => ({ place: `${container}.`, name, value })),
  );
}

function variablesIn(map: unknown): readonly Variable[] {
  if (typeof map !== "object" || map === null) return [];
  return Object.keys(map).map((name) => ({
    place: "",
    name,
    value: ifKnown(() => (map as Readonly<Record<string, string>>)[name]),
  }));
}

interface BuildVariable {
  readonly name: string;
  readonly type?: string;
  readonly value: string;
}

/** Those of other types name a parameter or a secret. */
function buildVariables(props: ResourceView["props"]): readonly Variable[] {
  const { environmentVariables = [] } = (props.environment ?? {}) as {
    readonly environmentVariables?: readonly BuildVariable[];
  };
  return environmentVariables
    .filter(({ type }) => !type || type === "PLAINTEXT")
    .map((variable) => ({ place: "", name: variable.name, value: ifKnown(() => variable.value) }));
}
