import { existsSync } from "node:fs";
import { ArgumentError } from "../errors/ArgumentError.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import { checkEnvironmentVariables } from "./checkEnvironmentVariables.js";
import { FunctionRuntime } from "./FunctionRuntime.js";
import type { HardenedFunctionArgs } from "./HardenedFunctionArgs.js";

type Numbers = "memoryMib" | "timeoutSeconds" | "ephemeralStorageMib" | "reservedConcurrency" | "asyncRetries";

// AWS Lambda API reference, CreateFunction and PutFunctionEventInvokeConfig.
const ranges: readonly (readonly [Numbers, number, number])[] = [
  ["memoryMib", 128, 10_240],
  ["timeoutSeconds", 1, 900],
  ["ephemeralStorageMib", 512, 10_240],
  ["reservedConcurrency", 0, 1000],
  ["asyncRetries", 0, 2],
];

/**
 * Checks what is known of a function's arguments at construction.
 *
 * @throws ArgumentError for code that is not there, an unsupported runtime, a number out of range, half a network, a
 * secret in the environment, or a source that cannot be
 */
export function checkFunctionArgs(component: string, args: HardenedFunctionArgs): void {
  checkCode(component, args);
  for (const [argument, least, most] of ranges) checkNumber(component, argument, args[argument], least, most);
  checkEnvironmentVariables(component, args.environmentVariables);
  checkRetentionDays(component, "logRetentionDays", args.logRetentionDays ?? 365);
  const { subnetIds = [], securityGroupIds = [] } = args;
  if ((subnetIds.length === 0) !== (securityGroupIds.length === 0)) {
    const fix = "give both subnets and security groups, or neither";
    throw new ArgumentError(component, "subnetIds, securityGroupIds", [subnetIds.length, securityGroupIds.length], fix);
  }
  args.queues?.forEach(({ batchSize, maxConcurrency }, index) => {
    checkNumber(component, `queues[${index}].batchSize`, batchSize, 1, 10);
    checkNumber(component, `queues[${index}].maxConcurrency`, maxConcurrency, 2, 1000);
  });
  checkNames(component, "schedules", args.schedules);
  checkNames(component, "invokers", args.invokers);
}

function checkCode(component: string, { codePath, imageUri, runtime, handler }: HardenedFunctionArgs): void {
  if ((codePath === undefined) === (imageUri === undefined)) {
    throw new ArgumentError(component, "codePath, imageUri", codePath, "give exactly one of a path and an image");
  }
  if (codePath === undefined) {
    if (runtime === undefined && handler === undefined) return;
    throw new ArgumentError(component, "runtime, handler", runtime ?? handler, "leave both out: the image has its own");
  }
  if (!existsSync(codePath)) {
    throw new ArgumentError(
      component,
      "codePath",
      codePath,
      "there is nothing: build the bundle first, or mend the path",
    );
  }
  const supported: readonly string[] = Object.values(FunctionRuntime);
  if (runtime !== undefined && !supported.includes(runtime)) {
    throw new ArgumentError(
      component,
      "runtime",
      runtime,
      `give one that Lambda patches (SUP-13): ${supported.join(", ")}`,
    );
  }
}

function checkNumber(component: string, argument: string, value: unknown, least: number, most: number): void {
  if (typeof value !== "number" || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw new ArgumentError(component, argument, value, `give a whole number from ${least} to ${most}`);
}

function checkNames(component: string, argument: string, named: readonly { readonly name: string }[] = []): void {
  named.forEach(({ name }, index) => {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
      const fix = 'use lower-case letters, digits and hyphens, such as "every-night"';
      throw new ArgumentError(component, `${argument}[${index}].name`, name, fix);
    }
    if (named.findIndex((other) => other.name === name) !== index) {
      throw new ArgumentError(component, `${argument}[${index}].name`, name, "give each a name of its own");
    }
  });
}
