/**
 * Three projects by cost, over every package: `unit` (no server), `sandbox` (*.sandbox.test.ts: starts the emulator)
 * and `e2e` (*.e2e.test.ts: deploys stacks and moves data). `pnpm test:unit` runs the first alone.
 */
const roots = ["packages", "components", "policies", "stacks", "workers", "bench"].map(
  (folder) => `<rootDir>/${folder}`,
);

// Published as ES modules only: jest's CommonJS registry needs them transformed too.
const esmOnly = ["d3-", "delaunator", "entities", "hyparquet", "internmap", "parse5", "robust-predicates", "vega"];

/** @param {string} name @param {string[]} testMatch @param {string[]} [ignored] */
const project = (name, testMatch, ignored = []) => ({
  displayName: name,
  rootDir: __dirname,
  roots,
  testEnvironment: "node",
  setupFiles: ["<rootDir>/scripts/propertySeed.cjs", "<rootDir>/scripts/stateAtTheEnd.cjs"],
  testEnvironmentOptions: {
    customExportConditions: ["@sallyport/source", "node", "node-addons", "require", "default"],
  },
  testMatch,
  testPathIgnorePatterns: ["/node_modules/", "/dist/", ...ignored],
  // Templates are code of things that are not there.
  modulePathIgnorePatterns: ["<rootDir>/.*/dist/", "<rootDir>/packages/scaffold/templates/"],
  moduleNameMapper: {
    "^(\\.{1,2}/.*)\\.js$": "$1",
    // Vega's build for Node awaits at its top whether there is a canvas, which a CommonJS registry cannot; nothing here draws on one.
    "^vega-canvas$": "<rootDir>/node_modules/.pnpm/node_modules/vega-canvas/build/vega-canvas.browser.js",
  },
  transform: {
    "^.+\\.[cm]?[jt]s$": [
      "@swc/jest",
      { jsc: { target: "es2023", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:\\.pnpm/)?(?:${[...esmOnly, "@sallyport"].join("|")}))`],
});

module.exports = {
  // Only to end a test that hangs: the first one of a file loads much code, which takes long on a busy machine.
  testTimeout: 60_000,
  testSequencer: "<rootDir>/scripts/LongestFirst.cjs",
  projects: [
    project("unit", ["**/src/**/*.test.ts"], ["\\.(sandbox|e2e)\\.test\\.ts$"]),
    project("sandbox", ["**/src/**/*.sandbox.test.ts"]),
    project("e2e", ["**/src/**/*.e2e.test.ts"]),
  ],
};
