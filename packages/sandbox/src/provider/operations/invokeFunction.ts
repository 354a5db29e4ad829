import { checkFields } from "../check/checkFields.js";
import { reportInto } from "../check/reportInto.js";
import { functions } from "../functions/index.js";
import type { InputProblem } from "../ResourceDefinition.js";
import { ResourceError } from "../ResourceError.js";
import type { Session } from "../Session.js";
import { shape } from "../Shape.js";
import { fromPlainProperties, toPlainProperties } from "../values/plain.js";
import type { Values } from "../values/Value.js";

/** Calls a function; its arguments are checked as a resource's inputs are. */
export const invokeFunction = async (
  token: string,
  args: Values,
  session: Session,
): Promise<{ readonly result: Values; readonly problems: readonly InputProblem[] }> => {
  const definition = functions.get(token);
  if (definition === undefined) {
    throw new ResourceError(
      `The sandbox does not have the function ${token}; it has ${[...functions.keys()].join(", ")}. ` +
        "Add it in packages/sandbox/src/provider/functions, or use the official provider (SALLYPORT_PROVIDER=official).",
    );
  }
  const problems: InputProblem[] = [];
  const fields = { ...definition.inputs, region: shape.text() };
  const inputs = toPlainProperties(checkFields(fields, [], args, [], reportInto(problems)));
  if (problems.length > 0) {
    return { result: {}, problems };
  }
  const region = typeof inputs.region === "string" ? inputs.region : session.region;
  return { result: fromPlainProperties(await definition.call(inputs, region, session)), problems };
};
