import { type ResourceValidationArgs, UnknownValueError } from "@pulumi/policy";
import { asset } from "@pulumi/pulumi";
import { appliesTo } from "./appliesTo.js";
import { judge } from "./judge.js";
import { ResourceGraph } from "./ResourceGraph.js";
import type { ResourceRule } from "./Rule.js";
import { registered } from "./registered.js";
import { settingValues } from "./Setting.js";

type Properties = Record<string, unknown>;

/**
 * Mends the inputs that a rule finds wanting, in place: the rule is given a copy, and only what it changed is written back. What it only
 * copied would otherwise lose its mark as a secret, and stop the rule where it is not known yet. A value that the rule has to read and that is
 * not known is left for validation to report.
 *
 * @returns undefined where nothing is to be mended, and for inputs with an archive made in the program, whose content Pulumi's SDK
 *   (`@pulumi/policy` 1.21, `serializeProperty`) loses on the way back
 */
export function remediate(rule: ResourceRule, args: ResourceValidationArgs): Properties | undefined {
  if (rule.remediate === undefined || !appliesTo(rule, args.type)) return undefined;
  const resource = registered(args);
  const settings = args.getConfig<Properties>();
  if (judge(rule, resource, new ResourceGraph([resource]), { settings }).kind !== "violation") return undefined;
  const before = plainCopy(args.props) as Properties;
  if (holdsArchive(before)) return undefined;
  const after = rule.remediate({ ...resource, props: before, inputs: before }, settingValues(rule.settings, settings));
  if (after === undefined) return undefined;
  applyChanges(args.props, before, after);
  return args.props;
}

/** Values without the SDK's proxies around them; in place of an unknown one, the text that stands for it on the wire. */
function plainCopy(value: unknown): unknown {
  if (!isContainer(value)) return value;
  const names = Object.keys(value);
  if (Array.isArray(value)) return names.map((name) => plainCopy(known(value, name)));
  return Object.fromEntries(names.map((name) => [name, plainCopy(known(value, name))]));
}

function known(container: Properties, name: string): unknown {
  try {
    return container[name];
  } catch (error) {
    if (error instanceof UnknownValueError)
      return (error as { readonly unknownTypeSentinel: string }).unknownTypeSentinel;
    throw error;
  }
}

function applyChanges(target: Properties, before: Properties, after: Readonly<Properties>): void {
  for (const name of Object.keys(before)) if (!(name in after)) delete target[name];
  for (const [name, value] of Object.entries(after)) {
    const old = before[name];
    if (value === old) continue;
    if (isContainer(value) && isContainer(old) && Array.isArray(value) === Array.isArray(old))
      applyChanges(target[name] as Properties, old, value);
    else target[name] = value;
  }
  if (Array.isArray(target) && Array.isArray(after)) target.length = after.length;
}

function isContainer(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !asset.Asset.isInstance(value) && !isArchive(value);
}

function isArchive(value: unknown): value is asset.Archive {
  return asset.Archive.isInstance(value);
}

/** Told by its property, since the SDK of policies may have a copy of Pulumi's classes of its own. */
function holdsArchive(value: unknown): boolean {
  if (isArchive(value)) return "assets" in value;
  return isContainer(value) && Object.values(value).some(holdsArchive);
}
