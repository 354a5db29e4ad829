import { containsSecret } from "./containsSecret.js";
import { isRecord } from "./isRecord.js";
import { secretTexts } from "./secretTexts.js";
import { Secret, Unknown, type Value, type Values } from "./Value.js";

/**
 * Makes outputs secret that come from secret inputs: the output at a secret input's place, any text that contains a
 * secret text (an ARN with a secret name), and the outputs named in `always`.
 */
export const protect = (outputs: Values, inputs: Values, always: readonly string[] = []): Values => {
  const texts = [...secretTexts(inputs)];
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => {
      const placed = always.includes(name) ? wrap(value) : protectAt(value, inputs[name]);
      return [name, hideTexts(placed, texts)];
    }),
  );
};

const wrap = (value: Value): Value => (value instanceof Secret ? value : new Secret(value));

const protectAt = (output: Value, input: Value | undefined): Value => {
  if (input instanceof Secret) {
    return wrap(output);
  }
  if (input === undefined || !containsSecret(input)) {
    return output;
  }
  if (Array.isArray(output) && Array.isArray(input) && output.length === input.length) {
    return output.map((item, index) => protectAt(item, input[index]));
  }
  if (isMap(output) && isMap(input)) {
    return Object.fromEntries(Object.entries(output).map(([name, value]) => [name, protectAt(value, input[name])]));
  }
  return wrap(output);
};

const hideTexts = (value: Value, texts: readonly string[]): Value => {
  if (typeof value === "string") {
    return texts.some((text) => value.includes(text)) ? new Secret(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => hideTexts(item, texts));
  }
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hideTexts(item, texts)]))
    : value;
};

const isMap = (value: Value): value is Values =>
  isRecord(value) && !(value instanceof Secret) && !(value instanceof Unknown);
