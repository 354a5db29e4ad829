/** What the bundle of every long-running worker is, for esbuild: one ES module of Node 24, with a map for its stack traces. */
export const workerBundle = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  outExtension: { ".js": ".mjs" },
  conditions: ["@sallyport/source"],
  sourcemap: "linked",
  sourcesContent: false,
  legalComments: "linked",
  logLevel: "warning",
  // Parts of the SDK and of drivers are CommonJS inside, and require Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
  },
};
