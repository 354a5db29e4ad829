import type { CompressorBed } from "@sallyport/worker-compressor/testing";
import type { CompressorRule } from "../rules/CompressorRule.js";

/** What the stack's outputs would say of a test's bed: of a rule that takes `in/`. */
export function outputsOf({ bucket, outbound, inbound, destination, ...bed }: CompressorBed): {
  readonly rules: readonly CompressorRule[];
} {
  const { source, target, sourceQueue, targetQueue } = bed;
  const rule: CompressorRule = {
    name: "rule",
    sourceRegion: source.region,
    sourceBucket: bucket,
    sourcePrefix: "in/",
    sourceSuffix: "",
    destinations: [{ region: target.region, bucket: destination }],
    stagingBucket: outbound,
    queueUrls: [
      { region: source.region, url: sourceQueue.url },
      { region: target.region, url: targetQueue.url },
    ],
    deadLetterQueueUrls: [
      { region: source.region, url: sourceQueue.deadLetterUrl },
      { region: target.region, url: targetQueue.deadLetterUrl },
    ],
    arrivals: [{ region: target.region, inboundBucket: inbound, ledgerTable: "objects" }],
  };
  return { rules: [rule] };
}
