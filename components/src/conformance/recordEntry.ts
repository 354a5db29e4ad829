import type * as pulumi from "@pulumi/pulumi";
import type { ConformanceEntry } from "./ConformanceEntry.js";
import type { RecordedResource } from "./Recording.js";
import { record } from "./record.js";
import { scene as defaultScene, type Scene } from "./Scene.js";

/** Logical name under which the suite makes every component. */
export const subject = "orders";

interface RecordEntryOptions {
  readonly scene?: Scene;
  readonly preview?: boolean;
  readonly change?: (args: object) => object;
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
}

/** Makes a component as its entry says and records it. @throws whatever construction throws */
export async function recordEntry(
  entry: ConformanceEntry,
  options: RecordEntryOptions = {},
): Promise<RecordedComponent> {
  const { scene = defaultScene, preview = false, change } = options;
  const made: pulumi.ComponentResource[] = [];
  const { resources, outputs } = await record(() => made.push(entry.make(subject, scene, change)), { preview, scene });
  const root = resources.find(({ name, custom }) => name === subject && !custom);
  const [instance] = made;
  if (root === undefined || instance === undefined) throw new Error(`${entry.name} registered no component ${subject}`);
  const children = resources.filter(({ urn }) => urn !== root.urn);
  const aws = children.filter(({ custom }) => custom);
  return { instance, root, children, aws, outputs: outputs.get(root.urn) ?? [] };
}
