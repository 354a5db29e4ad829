import {
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { listKeys, peek, queueDepth, type RunningWorker, send, until } from "@sallyport/worker-kit/testing";
import fc from "fast-check";
import type { ManifestDeletion } from "./archive/index.js";
import { CompressorBed } from "./testing/CompressorBed.js";
import { makeArchive, type TestObject } from "./testing/makeArchive.js";

const PATIENCE = 120;

/** One bed, one worker a side: a bucket that has no versions, is then given them, and has them suspended at last. */
describe("a rule that mirrors deletions", () => {
  let bed: CompressorBed;
  let source: RunningWorker;
  let target: RunningWorker;

  beforeAll(async () => {
    bed = await CompressorBed.start({
      versionedSource: false,
      existingSource: true,
      mirrorDeletes: true,
      // Two archives with the same key at the same time are each other's busy ones.
      deliveries: 50,
    });
    [source, target] = [await bed.startSource(), await bed.startTarget()];
  }, 120_000);
  afterAll(async () => {
    await Promise.all([source, target].map((worker) => worker.stop()));
    await bed.stop();
  }, 60_000);

  const put = async (Key: string, Body: string) =>
    await bed.source.s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body }));
  const remove = async (Key: string, VersionId?: string) =>
    await bed.source.s3.send(new DeleteObjectCommand({ Bucket: bed.bucket, Key, VersionId }));
  const setVersioning = async (Status: "Enabled" | "Suspended") =>
    await bed.source.s3.send(
      new PutBucketVersioningCommand({ Bucket: bed.bucket, VersioningConfiguration: { Status } }),
    );
  const contentOf = async (Key: string): Promise<string | undefined> => {
    try {
      const { Body } = await bed.target.s3.send(new GetObjectCommand({ Bucket: bed.destination, Key }));
      return await Body?.transformToString();
    } catch {
      return undefined;
    }
  };
  /** What the target's bucket remembers of a key. */
  const historyOf = async (Prefix: string) => {
    const command = new ListObjectVersionsCommand({ Bucket: bed.destination, Prefix });
    const { Versions = [], DeleteMarkers = [] } = await bed.target.s3.send(command);
    return { versions: Versions.length, markers: DeleteMarkers.length };
  };
  const arrives = async (key: string, content: string | undefined) =>
    await until(`${key} is ${content ?? "deleted"}`, async () => (await contentOf(key)) === content, PATIENCE);
  const idle = async (): Promise<boolean> => {
    const depths = [
      await queueDepth(bed.source, bed.sourceQueue.url),
      await queueDepth(bed.target, bed.targetQueue.url),
    ];
    const staged = [...(await listKeys(bed.source, bed.outbound)), ...(await listKeys(bed.target, bed.inbound))];
    return staged.length === 0 && depths.every(({ visible, leased }) => visible + leased === 0);
  };
  const settled = async () => await until("nothing is under way", idle, PATIENCE);
  /** S3 tells of what was done a moment later. */
  const told = async (events: number) =>
    await until(
      `${events} events are in the queue`,
      async () => (await queueDepth(bed.source, bed.sourceQueue.url)).visible === events,
      PATIENCE,
    );
  const restartSource = async (overrides: Record<string, string> = {}) => {
    await source.stop();
    source = await bed.startSource(overrides);
  };

  /** Random puts and deletes at the source, whatever versions it has: some of their events come twice. */
  const endsAsTheSource = (folder: string) =>
    test("leaves the target as the source is after any puts and deletes, some of whose events come twice", async () => {
      const operations = fc.array(
        fc.record({ key: fc.nat(11).map((number) => `${folder}/${number}`), deleted: fc.boolean() }),
        {
          minLength: 60,
          maxLength: 60,
        },
      );
      const contentAtSource = async (Key: string): Promise<string | undefined> =>
        await bed.source.s3
          .send(new GetObjectCommand({ Bucket: bed.bucket, Key }))
          .then(async ({ Body }) => await Body?.transformToString())
          .catch(() => undefined);
      await fc.assert(
        fc.asyncProperty(operations, async (all) => {
          for (const [index, { key, deleted }] of all.entries()) {
            // Half of it while nobody listens, so that events of a key meet in a batch as well.
            if (index === all.length / 2) await source.stop();
            if (deleted) await remove(key);
            else await put(key, `${key}, write ${index}`);
          }
          for (const body of await peek(bed.source, bed.sourceQueue.url))
            await send(bed.source, bed.sourceQueue.url, body);
          source = await bed.startSource();
          const keys = [...new Set(all.map(({ key }) => key))];
          const differing = async () => {
            const pairs = keys.map(async (key) => (await contentOf(key)) === (await contentAtSource(key)));
            return (await Promise.all(pairs)).filter((same) => !same).length;
          };
          await until("both buckets are the same", async () => (await differing()) === 0, PATIENCE);
          // Nothing that is still under way, older or double, changes that.
          await settled();
          expect(await differing()).toBe(0);
        }),
        { numRuns: 2, endOnFailure: true },
      );
    }, 600_000);

  describe("of a bucket without versions", () => {
    test("deletes at the target what was deleted, by a marker, and leaves the rest", async () => {
      for (const key of ["a/kept", "a/deleted"]) await put(key, key);
      await arrives("a/deleted", "a/deleted");
      await remove("a/deleted");
      await arrives("a/deleted", undefined);
      expect(await contentOf("a/kept")).toBe("a/kept");
      expect(await historyOf("a/deleted")).toEqual({ versions: 1, markers: 1 });
      await settled();
      expect(target.events("archive.applied").some(({ deleted, written }) => deleted === 1 && written === 0)).toBe(
        true,
      );
    }, 180_000);

    test("brings a content back that was there before another one, or before a deletion", async () => {
      for (const content of ["one", "two", "one"]) {
        await put("b", content);
        await arrives("b", content);
      }
      await remove("b");
      await arrives("b", undefined);
      await put("b", "one");
      await arrives("b", "one");
    }, 180_000);

    test("carries nothing of an object that was deleted in the same batch but its deletion", async () => {
      await restartSource({ SALLYPORT_BATCH_SECONDS: "3" });
      await put("c", "never to be seen");
      await remove("c");
      await until("the deletion is staged", () => source.events("archive.staged").length > 0, PATIENCE);
      await settled();
      expect(source.events("archive.staged")).toMatchObject([{ objects: 0, deletions: 1 }]);
      expect(source.events("object.gone")).toHaveLength(0);
      expect(await historyOf("c")).toEqual({ versions: 0, markers: 1 });
      await restartSource();
    }, 180_000);

    test("takes the deletions of a lifecycle rule where it is told to, and else ignores them", async () => {
      const event = (key: string, eventName: string, sequencer: string) => ({
        Records: [
          { eventSource: "aws:s3", eventName, s3: { bucket: { name: bed.bucket }, object: { key, sequencer } } },
        ],
      });
      await put("d", "expires");
      await arrives("d", "expires");
      await restartSource({ SALLYPORT_MIRROR_EXPIRY: "false" });
      await send(bed.source, bed.sourceQueue.url, event("d", "LifecycleExpiration:Delete", "FFFFFFFFFFFFFFFFF0"));
      await until("it is ignored", () => source.events("event.ignored").length === 1, PATIENCE);
      await restartSource();
      await settled();
      expect(await contentOf("d")).toBe("expires");
      await send(bed.source, bed.sourceQueue.url, event("d", "LifecycleExpiration:Delete", "FFFFFFFFFFFFFFFFF1"));
      await arrives("d", undefined);
      expect(JSON.stringify(source.lines)).not.toContain("deletion.unmirrored");
    }, 180_000);

    endsAsTheSource("without-versions");
  });

  describe("of a bucket that is given versions", () => {
    beforeAll(async () => {
      await settled();
      await source.stop();
      await put("e", "before there were versions");
      await setVersioning("Enabled");
      await put("e", "the first version");
      await put("f", "the first version");
      await remove("f");
      await told(4);
      source = await bed.startSource();
    }, 180_000);

    test("ends with the newest version, whatever an event from before it finds", async () => {
      await arrives("e", "the first version");
      await settled();
      expect(await contentOf("e")).toBe("the first version");
      expect(await contentOf("f")).toBeUndefined();
    }, 180_000);

    test("repeats delete markers, and what is written after one comes back", async () => {
      await put("g", "1");
      await arrives("g", "1");
      await remove("g");
      await arrives("g", undefined);
      await put("g", "2");
      await arrives("g", "2");
      expect(await historyOf("g")).toEqual({ versions: 2, markers: 1 });
    }, 180_000);

    test("never repeats that a single version was deleted, be it the current one, but tells", async () => {
      await put("h", "older");
      await arrives("h", "older");
      const { VersionId } = await put("h", "newer");
      await arrives("h", "newer");
      const before = source.events("deletion.unmirrored").length;
      await remove("h", VersionId);
      await until("it is told", () => source.events("deletion.unmirrored").length === before + 1, PATIENCE);
      await settled();
      expect(source.events("deletion.unmirrored").at(-1)).toMatchObject({ versions: 1, unordered: 0 });
      expect(JSON.stringify(source.lines)).toContain('"DeletionsUnmirrored":1');
      expect(await contentOf("h")).toBe("newer");
    }, 180_000);

    test("reads a version that a marker hides, and is done with one that is gone, and with an unread deletion's marker", async () => {
      await source.stop();
      const { VersionId: hidden } = await put("i", "hidden");
      const { VersionId: marker } = await remove("i");
      const { VersionId: gone } = await put("j", "gone for good");
      await remove("j", gone);
      await told(4);
      source = await bed.startSource();
      await settled();
      expect(await contentOf("i")).toBeUndefined();
      expect(source.events("object.gone")).toHaveLength(1);
      // By itself and late, as a retry is: an older event than the deletion, whose version can still be read.
      const created = (versionId: string | undefined) => ({
        Records: [
          {
            eventSource: "aws:s3",
            eventName: "ObjectCreated:Put",
            s3: { bucket: { name: bed.bucket }, object: { key: "i", versionId, sequencer: "01" } },
          },
        ],
      });
      await send(bed.source, bed.sourceQueue.url, created(hidden));
      await settled();
      expect(await contentOf("i")).toBeUndefined();
      expect(target.events("archive.applied").at(-1)).toMatchObject({ written: 0, settled: 1 });
      await send(bed.source, bed.sourceQueue.url, created(marker));
      await until("a marker counts as gone", () => source.events("object.gone").length === 2, PATIENCE);
    }, 180_000);

    endsAsTheSource("with-versions");
  });

  describe("of a bucket whose versioning is suspended", () => {
    beforeAll(async () => {
      await settled();
      await setVersioning("Suspended");
    }, 180_000);

    test("carries each content of the null version, its deletion, and what comes after", async () => {
      for (const content of ["one", "two", "one"]) {
        await put("k", content);
        await arrives("k", content);
      }
      await remove("k");
      await arrives("k", undefined);
      await put("k", "one");
      await arrives("k", "one");
      expect(await historyOf("k")).toEqual({ versions: 4, markers: 1 });
    }, 180_000);

    test("counts a null version that was replaced by a marker as gone", async () => {
      await source.stop();
      await put("l", "unread");
      await remove("l");
      await told(2);
      const before = target.events("archive.applied").length;
      source = await bed.startSource({ SALLYPORT_MIRROR_DELETES: "false" });
      await until("it is gone", () => source.events("object.gone").length === 1, PATIENCE);
      await settled();
      expect(source.events("event.ignored")).toMatchObject([{ events: ["ObjectRemoved:DeleteMarkerCreated"] }]);
      expect(target.events("archive.applied")).toHaveLength(before);
      await restartSource();
    }, 180_000);

    endsAsTheSource("suspended");
  });

  describe("at the target", () => {
    const archive = async (objects: readonly TestObject[], deletions: readonly ManifestDeletion[] = []) =>
      await makeArchive(objects, undefined, undefined, deletions);
    const stage = async ({ key, bytes }: { key: string; bytes: Buffer }) =>
      await bed.target.s3.send(new PutObjectCommand({ Bucket: bed.inbound, Key: key, Body: bytes }));
    const created = (key: string, at: number) => ({
      key,
      content: `${key} at ${at}`,
      sequencer: at.toString(16),
      versionId: `V${at}`,
    });
    const deleted = (key: string, at: number) => ({ bucket: "user-source", key, sequencer: at.toString(16) });

    test("lets a newer creation beat an older deletion and the other way round, whichever comes first", async () => {
      await stage(await archive([created("m1", 5)]));
      await settled();
      await stage(await archive([], [deleted("m1", 6)]));
      await settled();
      expect(await contentOf("m1")).toBeUndefined();
      await stage(await archive([created("m1", 4)]));
      await settled();
      expect(await contentOf("m1")).toBeUndefined();
      await stage(await archive([created("m1", 16)]));
      await settled();
      await stage(await archive([], [deleted("m1", 15)]));
      await settled();
      expect(await contentOf("m1")).toBe("m1 at 16");
      expect(await historyOf("m1")).toEqual({ versions: 2, markers: 1 });
    }, 180_000);

    test("deletes nothing new for a deletion that comes again, in the same archive or in another", async () => {
      await stage(await archive([created("n", 1)]));
      const deletion = await archive([], [deleted("n", 2)]);
      await settled();
      await stage(deletion);
      await settled();
      await stage(deletion);
      await stage(await archive([created("n-beside", 1)], [deleted("n", 2)]));
      await settled();
      expect(await contentOf("n-beside")).toBe("n-beside at 1");
      expect(await historyOf("n")).toMatchObject({ markers: 1 });
    }, 180_000);

    test("does all but a deletion that it may not do, and confirms only once that is done too", async () => {
      await stage(await archive([created("o1", 1), created("o2", 1)]));
      await settled();
      const Resource = `arn:aws:s3:::${bed.destination}/o1`;
      const statement = { Effect: "Deny", Principal: "*", Action: "s3:DeleteObject", Resource };
      const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
      await bed.target.s3.send(new PutBucketPolicyCommand({ Bucket: bed.destination, Policy }));
      const both = await archive([created("o3", 1)], [deleted("o1", 2), deleted("o2", 2)]);
      await stage(both);
      await until("the denial is loud", () => target.events("security.access_denied").length > 0, PATIENCE);
      expect([await contentOf("o1"), await contentOf("o2"), await contentOf("o3")]).toEqual([
        "o1 at 1",
        undefined,
        "o3 at 1",
      ]);
      expect(await listKeys(bed.target, bed.inbound)).toContain(both.key);
      await bed.target.s3.send(new DeleteBucketPolicyCommand({ Bucket: bed.destination }));
      await settled();
      expect(await contentOf("o1")).toBeUndefined();
      expect(await historyOf("o2")).toEqual({ versions: 1, markers: 1 });
    }, 180_000);

    test("deletes nothing of an archive that is damaged", async () => {
      await stage(await archive([created("p", 1)]));
      await settled();
      const { key, bytes } = await archive(
        [{ ...created("p-beside", 1), content: "x".repeat(9000) }],
        [deleted("p", 2)],
      );
      bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
      await stage({ key, bytes });
      await until("it is set aside", () => target.events("message.set-aside").length > 0, PATIENCE);
      expect(await contentOf("p")).toBe("p at 1");
      await bed.target.s3.send(new DeleteObjectCommand({ Bucket: bed.inbound, Key: key }));
      await settled();
    }, 180_000);

    test("loses no deletion when it is killed among them, and touches nothing else", async () => {
      const keys = Array.from({ length: 120 }, (_, index) => `s/${String(index).padStart(3, "0")}`);
      await stage(await archive(keys.map((key) => created(key, 1))));
      await settled();
      const left = async () => {
        const { Contents = [] } = await bed.target.s3.send(
          new ListObjectsV2Command({ Bucket: bed.destination, Prefix: "s/" }),
        );
        return Contents.map(({ Key = "" }) => Key);
      };
      await target.stop();
      // A short lease, so that the next worker need not wait long for the message of the killed one.
      target = await bed.startTarget({ SALLYPORT_VISIBILITY_SECONDS: "12" });
      const [kept, ...gone] = keys;
      await stage(
        await archive(
          [],
          gone.map((key) => deleted(key, 2)),
        ),
      );
      await until("some are deleted", async () => (await left()).length < keys.length, PATIENCE);
      await target.stop("SIGKILL");
      target = await bed.startTarget();
      await settled();
      expect(await left()).toEqual([kept]);
      const history = await historyOf("s/");
      expect(history.versions).toBe(keys.length);
      // What was deleted and not yet marked is deleted again, at most once.
      expect(history.markers).toBeGreaterThanOrEqual(gone.length);
      expect(history.markers).toBeLessThanOrEqual(2 * gone.length);
    }, 240_000);

    test("ends where the source's order ends, however its creations and deletions are mixed, doubled and delayed", async () => {
      let run = 0;
      const keys = ["x", "y", "z", "w"];
      const event = fc.record({ key: fc.constantFrom(...keys), deleted: fc.boolean() });
      const schedules = fc
        .array(event, { minLength: 4, maxLength: 16 })
        .map((events) => events.map((one, index) => ({ ...one, at: index + 1 })))
        .chain((events) =>
          fc.record({
            events: fc.constant(events),
            // Deliveries: each event at least once, some of them twice, in any order, some together in an archive.
            order: fc
              .tuple(fc.constant(events), fc.subarray(events))
              .chain(([all, again]) =>
                fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
              ),
            cuts: fc.array(fc.nat(20), { maxLength: 8 }),
          }),
        );
      await fc.assert(
        fc.asyncProperty(schedules, async ({ events, order, cuts }) => {
          const prefix = `q${run++}/`;
          for (const delivery of deliveries(order, cuts)) {
            const newest = keys.flatMap((key) =>
              delivery
                .filter((one) => one.key === key)
                .sort((a, b) => b.at - a.at)
                .slice(0, 1),
            );
            const contents = newest.filter((one) => !one.deleted).map(({ key, at }) => created(prefix + key, at));
            const deletions = newest.filter((one) => one.deleted).map(({ key, at }) => deleted(prefix + key, at));
            await stage(await archive(contents, deletions));
          }
          await settled();
          for (const key of keys) {
            const last = events.findLast((one) => one.key === key);
            const expected = last && !last.deleted ? `${prefix}${key} at ${last.at}` : undefined;
            expect(await contentOf(prefix + key)).toBe(expected);
          }
        }),
        { numRuns: 12, endOnFailure: true },
      );
    }, 600_000);
  });
});

/** Cuts an order of events into what arrives together. */
function deliveries<Event>(order: readonly Event[], cuts: readonly number[]): Event[][] {
  const places = [0, ...cuts.filter((cut) => cut < order.length).sort((a, b) => a - b), order.length];
  return places
    .slice(1)
    .map((end, index) => order.slice(places[index], end))
    .filter(({ length }) => length > 0);
}
