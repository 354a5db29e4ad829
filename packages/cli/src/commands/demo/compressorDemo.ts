import { join } from "node:path";
import { size } from "../../output/size.js";
import { type DemoRule, firstRule } from "./CompressorOutputs.js";
import type { DemoPipeline, PipelineReport } from "./DemoPipeline.js";
import type { CompressorFigures } from "./DemoResult.js";
import { inputFiles } from "./inputFiles.js";
import { moveFiles } from "./moveFiles.js";
import { permissionEvidence } from "./permissionEvidence.js";

/** Moves files through the compressor and checks every one that arrives. */
export const compressorDemo: DemoPipeline<CompressorFigures> = {
  stack: "compressor",
  prepare: async ({ root, home, input, say }) => {
    const files = await inputFiles(input ?? join(root, "node_modules", "typescript", "lib"));
    return async ({ outputs, endpoint }) => {
      const rule = firstRule(outputs);
      const started = new Date();
      const prefix = `${rule.sourcePrefix}run-${started.toISOString().replaceAll(/[:.]/g, "-")}/`;
      const { figures, problems } = await moveFiles({ rule, prefix, files, say });
      const permissions = { stack: "compressor", region: rule.sourceRegion, taskRoles: rule.taskRoles };
      return {
        ok: figures.lost === 0,
        figures,
        permissions: await permissionEvidence(home, permissions, started),
        report: reportOf({ figures, problems, rule, prefix, endpoint }),
      };
    };
  },
};

interface Move {
  readonly figures: CompressorFigures;
  readonly problems: readonly string[];
  readonly rule: DemoRule;
  readonly prefix: string;
  readonly endpoint: string;
}

function reportOf({ figures, problems, rule, prefix, endpoint }: Move): PipelineReport {
  const targets = rule.destinations.map(({ region, bucket }) => `${bucket} (${region})`).join(", ");
  return {
    headline: `${figures.verified} of ${figures.objects} objects verified, ${figures.lost} lost`,
    facts: [
      [
        "moved",
        `${size(figures.bytes)} from ${rule.sourceBucket} (${rule.sourceRegion}) to ${targets} in ${figures.seconds.toFixed(1)} s`,
      ],
      ["crossed", `${size(figures.archiveBytes)} in ${figures.archives} archives, ${figures.ratio} times smaller`],
    ],
    problems: problems.map((problem) => `differs: ${problem}`),
    places: [["objects", `aws --endpoint-url ${endpoint} s3 ls s3://${rule.destinations[0]?.bucket}/${prefix}`]],
  };
}
