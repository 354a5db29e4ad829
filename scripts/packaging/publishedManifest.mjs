/**
 * The package.json of the tarball, made from that of the workspace: what only the workspace understands is taken out. A dependency from the
 * workspace's catalog gets the range that begins at the version there, with which the package is tested. Pure.
 *
 * @param {Record<string, any>} manifest
 * @param {readonly Record<string, any>[]} inlined manifests of the dependencies that are compiled into the tarball
 * @param {(name: string) => string} installedVersion of a dependency in the workspace
 * @returns {Record<string, any>}
 */
export const publishedManifest = (manifest, inlined, installedVersion) => {
  const { private: _private, scripts: _scripts, files: _files, devDependencies: _dev, ...kept } = manifest;
  const names = inlined.map(({ name }) => name);
  const dependencies = Object.fromEntries(
    Object.entries(kept.dependencies ?? {})
      .filter(([name]) => !names.includes(name))
      .map(([name, range]) => [name, range === "catalog:" ? `^${installedVersion(name)}` : range]),
  );
  const given = { ...dependencies, ...kept.peerDependencies };
  for (const { name, dependencies: own, peerDependencies: peers } of inlined) {
    for (const needed of Object.keys({ ...own, ...peers })) {
      if (!names.includes(needed) && !(needed in given))
        throw new Error(`${name}, compiled into ${manifest.name}, needs ${needed}: make it a dependency there`);
    }
  }
  const installed = { ...dependencies, ...kept.peerDependencies, ...kept.optionalDependencies };
  for (const [name, range] of Object.entries(installed)) {
    if (/^(workspace|catalog|link|file):/.test(range))
      throw new Error(`${manifest.name}: nobody outside the workspace can install ${name}@${range}: give a range`);
  }
  return {
    ...withoutSource(kept),
    ...(Object.keys(dependencies).length > 0 ? { dependencies } : { dependencies: undefined }),
  };
};

/**
 * Exports without the condition under which this workspace's tests read the source.
 * @param {any} value @returns {any}
 */
const withoutSource = (value) => {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== "@sallyport/source");
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSource(inner)]));
};
