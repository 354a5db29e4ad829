/**
 * The package.json of the tarball, made from that of the workspace: what only the workspace understands is taken out. Pure.
 *
 * @param {Record<string, any>} manifest
 * @param {readonly string[]} inlined names of the dependencies that are compiled into the tarball
 * @returns {Record<string, any>}
 */
export const publishedManifest = (manifest, inlined) => {
  const { private: _private, scripts: _scripts, files: _files, devDependencies: _dev, ...kept } = manifest;
  const dependencies = Object.fromEntries(
    Object.entries(kept.dependencies ?? {}).filter(([name]) => !inlined.includes(name)),
  );
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
