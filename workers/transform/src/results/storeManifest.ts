import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { ObjectStore } from "../ports.js";
import type { Manifest } from "./Manifest.js";

/** Stores `manifest.json`. */
export async function storeManifest(objects: ObjectStore, manifest: Manifest, signal: AbortSignal): Promise<void> {
  const content = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const open = () => Readable.from([content]);
  await objects.put({ path: "manifest.json", bytes: content.length, sha256, open }, signal);
}
