import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { readOptional } from "../../lifecycle/readOptional.js";
import { writeFileAtomically } from "../../lifecycle/writeFileAtomically.js";
import { type ProcessIdentity, processIdentitySchema } from "../../supervisor/ProcessIdentity.js";
import { type DatabaseRoot, prepareDatabaseRoot } from "../DatabaseRoot.js";
import { openPassage } from "../user/openPassage.js";
import { serverUser } from "../user/serverUser.js";

const noteSchema = z.object({
  username: z.string(),
  port: z.number().int(),
  forceSsl: z.boolean(),
  parameters: z.record(z.string(), z.string()),
  /** Whoever started it may have been killed. */
  process: processIdentitySchema,
});

/** What a start of the sandbox needs to bring a server back as it was. */
export type InstanceNote = Readonly<z.infer<typeof noteSchema>> & { readonly process: ProcessIdentity };

/** The folder of one instance below the folder of all. */
export class InstanceFolder {
  readonly path: string;
  private readonly note: string;

  constructor(
    private readonly root: DatabaseRoot,
    readonly region: string,
    readonly identifier: string,
  ) {
    this.path = join(root.folder, region, identifier);
    this.note = join(this.path, "instance.json");
  }

  /** Makes the folders above it, which the servers' user may pass through. */
  async prepare(): Promise<void> {
    await prepareDatabaseRoot(this.root);
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    await openPassage(dirname(this.path), serverUser());
  }

  async readNote(): Promise<InstanceNote | undefined> {
    try {
      return noteSchema.parse(JSON.parse((await readOptional(this.note)) ?? ""));
    } catch {
      return undefined;
    }
  }

  async writeNote(note: InstanceNote): Promise<void> {
    await writeFileAtomically(this.note, JSON.stringify(note));
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The instances that an earlier start has left. */
export async function instanceFolders(root: DatabaseRoot): Promise<InstanceFolder[]> {
  const list = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
  const found: InstanceFolder[] = [];
  for (const region of await list(root.folder))
    for (const identifier of await list(join(root.folder, region)))
      found.push(new InstanceFolder(root, region, identifier));
  return found;
}
