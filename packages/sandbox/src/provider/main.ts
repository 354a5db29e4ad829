import { registry } from "./registry.js";
import { serve } from "./server/serve.js";

/**
 * The `aws` plugin: prints its port, as the engine expects. To debug it, start it by hand and attach the engine with
 * PULUMI_DEBUG_PROVIDERS=aws:<port>.
 *
 * SALLYPORT_PROVIDER_MODE=plan makes it call nothing and answer with realistic values.
 */
const parent = process.ppid;
const { port } = await serve(registry);
console.log(port);

// The engine stops its plugins. Should it be killed itself, none may stay behind.
setInterval(() => {
  if (process.ppid !== parent) {
    process.exit(0);
  }
}, 2_000).unref();
