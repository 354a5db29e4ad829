import { join } from "node:path";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { SandboxError } from "../lifecycle/SandboxError.js";
import { ensurePythonPackages } from "./ensurePythonPackages.js";
import { whyJavaIsUnusable } from "./whyJavaIsUnusable.js";

/**
 * The Python of a virtual environment that holds pyspark, for those who ask: 320 MB are downloaded, and nothing where there is no Java to run it.
 *
 * @throws SandboxError when Java or Python is missing, or the installation fails
 */
export async function ensureSpark(options: Parameters<typeof ensurePythonPackages>[1]): Promise<string> {
  const unusable = whyJavaIsUnusable(options.environment);
  if (unusable !== undefined)
    throw new SandboxError(
      `Spark cannot run: ${unusable}`,
      "install Java 17 or later, and put it on PATH or set JAVA_HOME",
    );
  const folder = join(packageRoot, "toolchain", "spark");
  const packages = { tool: "pyspark", title: "Spark (pyspark 3.5)", modules: ["pyspark.sql"] };
  const [requirements, buildRequirements] = [join(folder, "requirements.txt"), join(folder, "build.txt")];
  return await ensurePythonPackages({ ...packages, requirements, buildRequirements }, options);
}
