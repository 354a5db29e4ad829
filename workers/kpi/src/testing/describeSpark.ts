import { afterAll, beforeAll, describe } from "@jest/globals";
import { ensureSpark, whyJavaIsUnusable } from "@sallyport/sandbox";
import { LocalSparkSession } from "../local/LocalSparkSession.js";

interface SparkTestOptions {
  /** Of spark-submit. Default: what makes small inputs quick. */
  readonly settings?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** For small inputs, of which most of the time would go into making and compiling code. */
const QUICK = [
  "--conf spark.sql.codegen.wholeStage=false",
  "--conf spark.sql.codegen.factoryMode=NO_CODEGEN",
  "--conf spark.sql.shuffle.partitions=2",
  "--driver-java-options -XX:TieredStopAtLevel=1",
];

/** Tests with one Spark session for all of them, as each start takes seconds; without Java they are skipped, and their title says why. */
export function describeSpark(
  title: string,
  tests: (session: () => LocalSparkSession) => void,
  { settings = QUICK, environment = {} }: SparkTestOptions = {},
): void {
  const unusable = whyJavaIsUnusable();
  if (unusable !== undefined) {
    describe.skip(`${title} (not tested here: ${unusable})`, () => tests(noSession));
    return;
  }
  describe(title, () => {
    let session: LocalSparkSession | undefined;
    beforeAll(async () => {
      const python = await ensureSpark({ onProgress: (line) => process.stderr.write(`${line}\n`) });
      const PYSPARK_SUBMIT_ARGS = `--driver-memory 1g ${settings.join(" ")} pyspark-shell`;
      session = new LocalSparkSession({ python, environment: { ...process.env, PYSPARK_SUBMIT_ARGS, ...environment } });
    }, 600_000);
    afterAll(async () => await session?.close());
    tests(() => session ?? noSession());
  });
}

function noSession(): never {
  throw new Error("A session is there within tests only");
}
