import { describeWorkerLaws, type WorkerUnderTest } from "@sallyport/worker-kit/conformance";
import { send } from "@sallyport/worker-kit/testing";
import { WorkerBed } from "./testing/WorkerBed.js";

/** Longer content than fits a row becomes many rows. */
const LONGEST_TEXT = 512;

/** An input is a file, and its result the rows of its table: so many, whose texts together are the content. */
describeWorkerLaws("the ETL worker", async () => {
  const bed = await WorkerBed.start(false);
  const events = new Map<string, object>();
  const keyOf = (name: string) => `data/${name}.csv`;
  const announce = async (name: string) => await send(bed.clients, bed.queue.url, events.get(name) ?? {});

  const subject: WorkerUnderTest = {
    start: async (overrides) => await bed.startWorker(overrides),
    give: async (name, content, sequence) => {
      const hex = content.toString("hex");
      const rows = [`id,text\n`];
      const whole = content.length <= LONGEST_TEXT ? hex.length : LONGEST_TEXT;
      // Twice as many digits as bytes: half of them are enough for a file of the content's length.
      for (let at = 0; at === 0 || at < content.length; at += whole) rows.push(`${at},x${hex.slice(at, at + whole)}\n`);
      await bed.upload(keyOf(name), rows.join(""));
      const s3 = { bucket: { name: bed.bucket }, object: { key: keyOf(name), sequencer: sequence.toString(16) } };
      events.set(name, { Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3 }] });
      await announce(name);
    },
    repeat: announce,
    giveBad: async (marker) => await send(bed.clients, bed.queue.url, `not an event: ${marker}`),
    result: async (name) => {
      if (Object.keys(await bed.loads.columns(name)).length === 0) return undefined;
      const [row] = await bed.loads.query<{ text: string }>(`SELECT text FROM etl."${name}" WHERE id = 0`);
      return row && Buffer.from(row.text.slice(1), "hex");
    },
    changes: async (name) => {
      const asked = "SELECT 1 FROM sallyport_etl.loads WHERE key = $1 AND loaded + updated > 0";
      return (await bed.loads.query(asked, [keyOf(name)])).length;
    },
    refuseResults: async (refuse) =>
      await bed.loads.asMaster(
        async (client) => void (await client.query(`ALTER ROLE etl_loader ${refuse ? "NOLOGIN" : "LOGIN"}`)),
      ),
    inputs: async () => await bed.inputs(),
    misconfiguration: { DB_IAM_AUTH: "true" },
  };
  return { subject, dispose: async () => await bed.stop() };
});
