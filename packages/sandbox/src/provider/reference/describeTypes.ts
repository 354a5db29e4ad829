import type { ResourceDefinition } from "../ResourceDefinition.js";

/** The reference page of the resource types and functions, in Markdown. */
export const describeTypes = (definitions: readonly ResourceDefinition[], tokens: readonly string[]): string =>
  [
    "# Resource types of the sandbox",
    "",
    "Generated from the definitions by `pnpm --filter @sallyport/sandbox reference`; a test fails when the two differ.",
    "",
    "The sandbox's provider stands in for the `aws` package. *Applied*: the emulator acts on it. *Recorded*: it is kept and",
    "returned, and nothing acts on it, so no test may claim that it does. A type that is not here is an error that names it,",
    "and so is an input that is *refused*: nothing is dropped silently.",
    "",
    "In *apply* mode, the default, it calls the sandbox, and refuses any endpoint that is not on this machine; a preview",
    "shows computed outputs as unknown, as the official plugin does. With `SALLYPORT_PROVIDER_MODE=plan` it calls nothing",
    "and answers with realistic ids and ARNs, at preview too: `sallyport check` uses that. To add a type,",
    "write one file in packages/sandbox/src/provider/resources.",
    "",
    `${definitions.length} types:`,
    "",
    "| type | | what the emulator does with it |",
    "|---|---|---|",
    ...sorted(definitions).map(
      ({ type, applied, why }) => `| \`${type}\` | ${applied ? "applied" : "recorded"} | ${sentence(why)} |`,
    ),
    "",
    `Functions: ${[...tokens]
      .sort()
      .map((token) => `\`${token}\``)
      .join(", ")}.`,
    "",
    "## Inputs that are refused or only recorded",
    ...sorted(definitions).flatMap(describeInputs),
    "",
  ].join("\n");

const sorted = (definitions: readonly ResourceDefinition[]): readonly ResourceDefinition[] =>
  [...definitions].sort((one, other) => (one.type < other.type ? -1 : 1));

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, "")}.`;

const describeInputs = (definition: ResourceDefinition): readonly string[] => {
  const { type, unsupported = [], recordedInputs = {}, survivesDelete } = definition;
  const lines = [
    ...(unsupported.length === 0
      ? []
      : [
          `- Refused: ${[...unsupported]
            .sort()
            .map((name) => `\`${name}\``)
            .join(", ")}.`,
        ]),
    ...Object.entries(recordedInputs).map(([path, reason]) => `- \`${path}\`: ${sentence(reason)}`),
    ...(survivesDelete === undefined ? [] : [`- After delete: ${sentence(survivesDelete)}`]),
  ];
  return lines.length === 0 ? [] : ["", `### ${type}`, "", ...lines];
};
