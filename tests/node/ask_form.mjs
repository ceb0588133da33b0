// What the form says about entries and about dates, and the text that it writes: questions and answers as JSON.
// The first argument is a folder with the scripts of the form.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const from = (name) => import(pathToFileURL(`${process.argv[2]}/${name}`));
const { eventProblems, exampleProblems, wrong } = await from("form-check.js");
const { stateOf } = await from("form-state.js");
const { interpret } = await from("form-dates.js");
const { mapping } = await from("form-yaml.js");
const { events, examples, moments, spoken, known, zone } = JSON.parse(readFileSync(0, "utf-8"));
const say = (key) => key;

const told = (problems) => problems.filter(([path], at) => problems.findIndex(([other]) => other === path) === at).map(([, key]) => key);
const answer = (check) => (entry) => ({ text: `${mapping(entry).join("\n")}\n`, told: told(check(entry, known, say, zone)) });
const stated = (event) => ({ ...answer(eventProblems)(event), marks: stateOf(event, "").marks });
console.log(JSON.stringify({
  events: events.map(stated),
  examples: examples.map(answer(exampleProblems)),
  moments: moments.map(({ text, pattern, kind }) => wrong(text, { pattern, kind, message: "pattern" }, say, zone)),
  spoken: spoken.map((text) => interpret(text, zone)),
}));
