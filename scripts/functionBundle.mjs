/** What the bundle of every Lambda function is, for esbuild: one ES module of Node 24 that needs nothing beside it. */
export const functionBundle = {
  bundle: true,
  minify: true,
  // Names of errors are read by people and by alarms.
  keepNames: true,
  platform: "node",
  format: "esm",
  target: "node24",
  outExtension: { ".js": ".mjs" },
  conditions: ["@sallyport/source"],
  legalComments: "none",
  logLevel: "warning",
  // Parts of the SDK and of drivers are CommonJS inside, and require Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
  },
};
