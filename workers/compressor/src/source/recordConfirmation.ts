import { PoisonError } from "@sallyport/worker-kit";
import { archiveKey } from "../events/archiveKey.js";
import type { Confirmation } from "../ports.js";
import type { SourceContext } from "./SourceContext.js";

/**
 * Records that a target region has applied an archive, and removes the archive once every region has: never before.
 *
 * @throws PoisonError for a confirmation that no target of this rule can have sent
 */
export async function recordConfirmation(confirmation: Confirmation, context: SourceContext): Promise<void> {
  const { settings, ledger, store, logger, metrics } = context;
  const { rule, archiveId, key, region } = confirmation;
  const known = settings.SALLYPORT_TARGETS.some((target) => target.region === region);
  if (rule !== settings.SALLYPORT_RULE || key !== archiveKey(rule, archiveId) || !known) throw unexpected();
  const { awaited, confirmed } = await ledger.confirm(archiveId, region);
  logger.info("archive.confirmed", {
    archive: archiveId,
    region,
    confirmed: confirmed.length,
    awaited: awaited.length,
  });
  if (awaited.length === 0 || !awaited.every((one) => confirmed.includes(one))) return;
  await store.remove(settings.SALLYPORT_STAGING_BUCKET, key);
  logger.info("archive.removed", { archive: archiveId });
  metrics.emit({ ArchivesConfirmed: 1 }, { archive: archiveId });
}

function unexpected(): PoisonError {
  return new PoisonError({
    reason: "unexpected-confirmation",
    what: "A confirmation names another rule, key or region than this worker's",
    fix: "See which event rule delivers to this queue, and whether the region is still a target of the rule",
  });
}
