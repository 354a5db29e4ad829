import { createHash } from "node:crypto";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { Context } from "../../Context.js";
import { defineResource, type InputProblem } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { isRecord } from "../../values/isRecord.js";
import { exampleFunction, exampleFunctionRole } from "./functionExamples.js";

const recorded = "A call leaves nothing behind that could be read.";

const inputs = {
  functionName: shape.required(shape.text()),
  input: shape.required(shape.json()),
  lifecycleScope: shape.withDefault(shape.text(["CREATE_ONLY", "CRUD"]), "CREATE_ONLY"),
  qualifier: shape.withDefault(shape.text(), "$LATEST"),
  terraformKey: shape.withDefault(shape.text(), "tf"),
  triggers: shape.map(shape.text()),
};

type InvocationInputs = InputsOf<typeof inputs>;

/** A call of a function that a deployment makes, once or at each change. What the function throws fails the deployment. */
export const Invocation = defineResource({
  type: "aws:lambda/invocation:Invocation",
  applied: true,
  why: "The function is called and answers; a changed input calls it in place, where AWS's provider replaces (CREATE_ONLY).",
  inputs,
  unsupported: ["tenantId"],
  recordedInputs: Object.fromEntries(Object.keys(inputs).map((name) => [name, recorded])),
  replacedBy: ["functionName", "qualifier"],
  survivesDelete: "A call that was made cannot be taken back: it is found for as long as its record.",
  answered: ["result"],
  examples: [
    {
      needs: {
        role: exampleFunctionRole("conformance-called"),
        function: exampleFunction("conformance-called"),
        other: exampleFunction("conformance-called-other"),
      },
      base: (made) => ({ functionName: made("function", "name"), input: '{"table":"orders"}' }),
      updated: (made) => ({
        functionName: made("function", "name"),
        input: '{"table":"items"}',
        lifecycleScope: "CRUD",
        triggers: { release: "2" },
      }),
      replacing: (made) => ({ functionName: made("other", "name"), input: "{}" }),
    },
  ],
  validate: (given) => validate(given),
  identity: (given) => ({ id: idOf(given, ""), outputs: { result: "" } }),
  create: async (given, context) => {
    const result = await call(given, payloadOf(given, "create", undefined), context);
    return { id: idOf(given, result), answers: { result } };
  },
  read: async () => ({}),
  update: async (_id, { input }, news, context) => ({
    result: await call(news, payloadOf(news, "update", input), context),
  }),
  delete: async (_id, olds, context) => {
    if (olds.lifecycleScope === "CRUD") await call(olds, payloadOf(olds, "delete", olds.input), context);
  },
});

const validate = ({ input, lifecycleScope }: InvocationInputs): readonly InputProblem[] =>
  lifecycleScope === "CRUD" && !isRecord(JSON.parse(input))
    ? [{ property: "input", reason: "has to be a JSON object, to which the action is added (lifecycleScope CRUD)" }]
    : [];

/** As AWS's provider: with CRUD the function is told what happens, and what it was given before. */
const payloadOf = (
  { input, lifecycleScope, terraformKey }: InvocationInputs,
  action: "create" | "update" | "delete",
  before: string | undefined,
): string => {
  if (lifecycleScope !== "CRUD") return input;
  const lifecycle = { action, prev_input: before === undefined ? null : JSON.parse(before) };
  return JSON.stringify({ ...JSON.parse(input), [terraformKey]: lifecycle });
};

const idOf = ({ functionName, qualifier }: InvocationInputs, result: string): string =>
  `${functionName}_${qualifier}_${createHash("md5").update(result).digest("hex")}`;

/** Calls the function and gives its answer; the error of a function that fails is its own message, without its stack. */
const call = async (
  { functionName: FunctionName, qualifier: Qualifier }: InvocationInputs,
  payload: string,
  context: Context,
): Promise<string> => {
  const command = new InvokeCommand({ FunctionName, Qualifier, Payload: Buffer.from(payload) });
  const answer = await context.clients.lambda(context.region).send(command);
  const result = Buffer.from(answer.Payload ?? []).toString();
  if (answer.FunctionError === undefined) return result;
  throw new Error(`the function ${FunctionName} failed: ${messageIn(result)}`);
};

const messageIn = (result: string): string => {
  try {
    const error: unknown = JSON.parse(result);
    return isRecord(error) && typeof error.errorMessage === "string" ? error.errorMessage : "it gave no message";
  } catch {
    return "it gave no message";
  }
};
