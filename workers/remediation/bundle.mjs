/** Bundles the function to one file, which Lambda runs as the module `index`: dist/bundle/remediate.mjs. From any folder. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: { remediate: join(root, "src", "main.ts") },
  outdir: join(root, "dist", "bundle"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  minify: true,
  keepNames: true,
  platform: "node",
  format: "esm",
  target: "node24",
  conditions: ["@sallyport/source"],
  legalComments: "none",
  logLevel: "warning",
  // Parts of the SDK are CommonJS inside, and require Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
  },
});
