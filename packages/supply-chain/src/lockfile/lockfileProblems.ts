import { posix } from "node:path";
import { parse } from "yaml";

interface Lockfile {
  readonly lockfileVersion?: string;
  readonly importers?: Readonly<Record<string, Importer>>;
  readonly packages?: Readonly<Record<string, { readonly resolution?: Readonly<Record<string, unknown>> }>>;
  readonly snapshots?: Readonly<Record<string, unknown>>;
}

type Locked = Readonly<Record<string, { readonly specifier: string; readonly version: string }>>;
type Importer = Readonly<Partial<Record<(typeof sections)[number], Locked>>>;

const sections = ["dependencies", "devDependencies", "optionalDependencies"] as const;
/** Of a registry's tarball: the hash that the registry published, of the one algorithm that it gives today. */
const integrity = /^sha512-[A-Za-z0-9+/]{86}==$/;
/** `name@1.2.3`: a version, and no address of a tarball, a repository or a folder. */
const released = /^(?:@[a-z0-9~_-][\w.~-]*\/)?[A-Za-z0-9~_-][\w.~-]*@\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;
/** A version with the peers that it was resolved with, or another package under this name. */
const version = /^(?:(?:@[\w.~-]+\/)?[\w.~-]+@)?\d+\.\d+\.\d+[^/:\s]*(?:\(.+\))*$/;

/**
 * What is wrong with where pnpm's lock file takes packages from. Each has to be a release of the registry, held to the hash that was
 * published with it: no repository, no address, no archive beside the checkout. Links lead to other packages of the workspace only. Pure.
 *
 * @param text of pnpm-lock.yaml
 * @returns one line each, none where all is well
 */
export function lockfileProblems(text: string): readonly string[] {
  const lockfile = parse(text) as Lockfile | null;
  if (lockfile?.lockfileVersion !== "9.0" || lockfile.packages === undefined || lockfile.importers === undefined) {
    return ["the lock file is of a form that this check does not know: it says nothing of what is in it"];
  }
  const importers = Object.entries(lockfile.importers);
  const folders = new Set(importers.map(([folder]) => posix.normalize(folder)));
  const packages = Object.entries(lockfile.packages);
  return [
    ...packages.flatMap(([name, { resolution = {} }]) => sourceProblems(name, resolution)),
    ...Object.keys(lockfile.snapshots ?? {})
      .filter((name) => !(name.replace(/\(.*$/, "") in (lockfile.packages ?? {})))
      .map((name) => `${name} is resolved without being locked`),
    ...importers.flatMap(([folder, importer]) =>
      sections.flatMap((section) =>
        Object.entries(importer[section] ?? {}).flatMap(([name, locked]) =>
          linkProblems(folder, name, locked.version, folders),
        ),
      ),
    ),
  ];
}

function sourceProblems(name: string, resolution: Readonly<Record<string, unknown>>): readonly string[] {
  const { integrity: hash, ...elsewhere } = resolution;
  const others = Object.keys(elsewhere);
  return [
    ...(released.test(name) ? [] : [`${name} is no release of the registry`]),
    ...(others.length === 0 ? [] : [`${name} comes from elsewhere (${others.join(", ")})`]),
    ...(typeof hash === "string" && integrity.test(hash) ? [] : [`${name} has no SHA-512 hash of the registry`]),
  ];
}

function linkProblems(folder: string, name: string, locked: string, folders: ReadonlySet<string>): readonly string[] {
  if (version.test(locked)) return [];
  const [, link] = /^link:(.+)$/.exec(locked) ?? [];
  if (link !== undefined && folders.has(posix.join(folder, link))) return [];
  return [`${name} of ${folder} is neither a version nor a package of the workspace: ${locked}`];
}
