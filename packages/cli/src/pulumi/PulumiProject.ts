import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A deployable project of this repository, as the sandbox deploys it. */
export interface PulumiProject {
  /** Pulumi's project name, as in Pulumi.yaml. */
  readonly name: string;
  /** Folder of Pulumi.yaml. */
  readonly folder: string;
  /** Name of the stack. */
  readonly stack: string;
  /** The sandbox's own copy of the stack's configuration. */
  readonly configFile: string;
  /** Folder with a copy of Pulumi.yaml, in which the stack is made. */
  readonly shadow: string;
}

/** Name of the stack that each project has in the sandbox. */
export const sandboxStack = "sandbox";

/** The committed configurations of a project for the sandbox: the stack's own, and variants of it, `Pulumi.sandbox-<variant>.yaml`. */
export function sandboxConfigurations(folder: string): readonly string[] {
  const named = readdirSync(folder).map((file) => /^Pulumi\.(sandbox(?:-[a-z0-9-]+)?)\.yaml$/.exec(file)?.[1]);
  return named.filter((name) => name !== undefined).sort();
}

/**
 * Prepares a project for deployment into the sandbox. Pulumi writes a salt for the passphrase into the stack's configuration file; every
 * sandbox has its own passphrase, so the committed `Pulumi.sandbox.yaml` is copied and the salt goes into the copy.
 *
 * @param configuration of which committed file, one of `sandboxConfigurations`; its stack goes by the same name, in a place of its own
 * @param stack another name, so that two configurations are deployed at the same time
 */
export function preparePulumiProject(
  folder: string,
  home: string,
  configuration = sandboxStack,
  stack = sandboxStack,
): PulumiProject {
  const name = /^name:\s*(\S+)/m.exec(readFileSync(join(folder, "Pulumi.yaml"), "utf8"))?.[1];
  if (!name) throw new Error(`${join(folder, "Pulumi.yaml")} has no name`);
  const variant = configuration.slice(sandboxStack.length);
  const shadow = join(home, "projects", `${name}${variant}`);
  mkdirSync(shadow, { recursive: true, mode: 0o700 });
  copyFileSync(join(folder, "Pulumi.yaml"), join(shadow, "Pulumi.yaml"));
  const configFile = join(shadow, `Pulumi.${stack}.yaml`);
  const salt = existsSync(configFile) ? /^encryptionsalt:.*$/m.exec(readFileSync(configFile, "utf8"))?.[0] : undefined;
  const committed = readFileSync(join(folder, `Pulumi.${configuration}.yaml`), "utf8");
  writeFileSync(configFile, salt ? `${committed.trimEnd()}\n${salt}\n` : committed, { mode: 0o600 });
  return { name, folder, stack, configFile, shadow };
}
