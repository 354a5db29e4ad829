/** Bundles each function to one file, which Lambda runs as the module `index`: dist/bundle/rotate.mjs. From any folder. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: { rotate: join(root, "src", "main.ts") },
  outdir: join(root, "dist", "bundle"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  conditions: ["@sallyport/source"],
  // Alternatives that pg asks for and does without: the native driver, and sockets of another platform.
  external: ["pg-native", "pg-cloudflare"],
  legalComments: "linked",
  logLevel: "warning",
  // The SDK and pg are CommonJS inside, and require Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
  },
});
