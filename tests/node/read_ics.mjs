// What ical.js (Thunderbird's reader) sees in calendar files: one JSON list of entries per file.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

function entry(component) {
  const event = new ICAL.Event(component, { strictExceptions: true });
  const own = component.getFirstPropertyValue.bind(component);
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    location: event.location,
    start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
    end: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
    status: own("status"),
    sequence: own("sequence"),
    categories: component.getAllProperties("categories").flatMap((property) => property.getValues()),
  };
}

const read = process.argv.slice(2).map((file) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8")));
  return calendar.getAllSubcomponents("vevent").map(entry);
});
console.log(JSON.stringify(read));
