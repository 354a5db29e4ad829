import type * as pulumi from "@pulumi/pulumi";
import type { ConformanceEntry } from "./ConformanceEntry.js";
import type { RecordedResource, Recording } from "./Recording.js";
import { record } from "./record.js";
import { scene as defaultScene, type Scene } from "./Scene.js";

/** Logical name under which the suite makes every component. */
export const subject = "orders";

interface RecordEntryOptions {
  readonly scene?: Scene;
  readonly preview?: boolean;
  readonly change?: (args: object) => object;
  /** Options of the component, made within the recorded program. */
  readonly opts?: () => pulumi.ComponentResourceOptions;
}

/** An entry's component, made and recorded. */
export interface RecordedComponent {
  readonly instance: pulumi.ComponentResource;
  /** The component itself. */
  readonly root: RecordedResource;
  /** All that it made, components among them, at any depth. */
  readonly children: readonly RecordedResource[];
  /** Its children that the AWS provider makes. */
  readonly aws: readonly RecordedResource[];
  /** Names of the outputs that it registered. */
  readonly outputs: readonly string[];
  /** What it looked up; see Recording. */
  readonly lookUps: Recording["lookUps"];
}

/** Makes a component as its entry says and records it. @throws whatever construction throws */
export async function recordEntry(
  entry: ConformanceEntry,
  options: RecordEntryOptions = {},
): Promise<RecordedComponent> {
  const { scene = defaultScene, preview = false, change, opts } = options;
  const made: pulumi.ComponentResource[] = [];
  const { resources, outputs, lookUps } = await record(() => made.push(entry.make(subject, scene, change, opts?.())), {
    preview,
    scene,
  });
  const root = resources.find(({ name, custom }) => name === subject && !custom);
  const [instance] = made;
  if (root === undefined || instance === undefined) throw new Error(`${entry.name} registered no component ${subject}`);
  const isProvider = ({ type }: RecordedResource) => type.startsWith("pulumi:providers:");
  const children = resources.filter((resource) => resource.urn !== root.urn && !isProvider(resource));
  const aws = children.filter(({ custom }) => custom);
  return { instance, root, children, aws, outputs: outputs.get(root.urn) ?? [], lookUps };
}
