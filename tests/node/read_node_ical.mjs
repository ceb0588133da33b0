// What node-ical (Home Assistant's and MagicMirror's kind of reader) sees in calendar files: entries by their UID.
import { readFileSync } from "node:fs";
import ical from "node-ical";

const read = process.argv.slice(2).map((file) =>
  Object.values(ical.sync.parseICS(readFileSync(file, "utf-8")))
    .filter((entry) => entry.type === "VEVENT")
    .map((entry) => ({
      uid: entry.uid,
      summary: entry.summary,
      location: entry.location ?? null,
      start: entry.start.toISOString(),
      isDate: entry.datetype === "date",
      status: entry.status,
      sequence: Number(entry.sequence),
    })),
);
console.log(JSON.stringify(read));
