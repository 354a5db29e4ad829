import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { computeDollars, transferDollarsPerGb } from "@sallyport/transfer-economics";
import type { Logger } from "@sallyport/worker-kit";
import { DynamoLevelStore } from "../aws/DynamoLevelStore.js";
import type { SideMetrics } from "../metrics/sideMetrics.js";
import type { SourceSettings } from "../settings/readSettings.js";
import { AdaptiveLevel } from "./AdaptiveLevel.js";
import { FixedDecider } from "./FixedDecider.js";
import type { LevelDecider } from "./LevelDecider.js";
import { SharedSums } from "./SharedSums.js";
import { SourceLevels } from "./SourceLevels.js";

interface SourceLevelsParts {
  readonly settings: SourceSettings;
  readonly dynamo: DynamoDBClient;
  readonly logger: Logger;
  readonly metrics: SideMetrics<"source">;
}

/** The levels as the settings ask for them; begins to read what other workers saw, without waiting for it. */
export function makeSourceLevels({ settings, dynamo, logger, metrics }: SourceLevelsParts): SourceLevels {
  const { AWS_REGION: from, SALLYPORT_LEVEL: level, SALLYPORT_PRICES: prices } = settings;
  const to = [...new Set(settings.SALLYPORT_TARGETS.map(({ region }) => region))];
  const decider = level === "adaptive" ? adaptive() : new FixedDecider(level);
  return new SourceLevels({ decider, prices, from, to, logger, metrics });

  function adaptive(): LevelDecider {
    const { SALLYPORT_LEVELS_TABLE: table, SALLYPORT_RULE: rule, SALLYPORT_SOURCE_PREFIX: prefix } = settings;
    const store = table === undefined ? undefined : new DynamoLevelStore(dynamo, table, rule);
    const onFailure = () => metrics.emit({ LevelTableFailures: 1 });
    const sums = new SharedSums({ store, logger, onFailure });
    sums.syncWhenDue();
    const rates = {
      dollarsPerGib: transferDollarsPerGb(from, to, prices),
      dollarsPerCpuSecond: computeDollars(1, prices),
    };
    return new AdaptiveLevel({ rates, sums, prefix });
  }
}
