// The form on which somebody writes an event or an example. It reads the page, says what is missing, shows the card and
// writes the text. Nothing leaves the browser; what is typed is remembered only when somebody ticks the box for it.

import { eventCard, exampleCard } from "./form-card.js";
import { eventProblems, exampleProblems, slug, wrong } from "./form-check.js";
import { addRow, controlsOf, restore, rowsOf, snapshot, valuesIn } from "./form-values.js";
import { clean, entry, mapping } from "./form-yaml.js";

const LONGEST_ADDRESS = 7500;
const form = document.querySelector("[data-form]");
const kind = form.dataset.form;
const words = JSON.parse(form.dataset.say);
const order = JSON.parse(form.dataset.order);
const part = (name) => form.querySelector(`[data-${name}]`);
const field = document.getElementById("yaml");
const draft = `pakten-${kind}`;
const touched = new WeakSet();
let known = { events: [], examples: [] };
let tried = false;
let named = false;

const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

/** Everything that follows from what is written: the values, what is wrong with them, and the text. */
function state() {
  const places = new Map();
  const values = valuesIn(form, order, "", places);
  const problems = new Map();
  const tell = (path, message) => { if (places.has(path) && !problems.has(path)) problems.set(path, message); };
  for (const [path, blank] of places) for (const message of ofBlank(blank, valueAt(values, path), isInUse(values, path))) tell(path, message);
  const between = kind === "event" ? eventProblems : exampleProblems;
  for (const [path, message] of between(values, known, say)) tell(path, message);
  return { values, places, problems };
}

const valueAt = (values, path) => path.split("-").reduce((value, key) => value?.[key], values);

/** What a group needs is needed when the group is written at all. */
const isInUse = (values, path) => !path.includes("-") || typeof valueAt(values, path.slice(0, path.lastIndexOf("-"))) === "object";

function* ofBlank(blank, value, inUse) {
  if (value === undefined) {
    if ("required" in blank.dataset && inUse) yield say("missing");
  } else if (typeof value !== "object" && !(blank.dataset.control === "select" || blank.dataset.control === "place")) {
    const { pattern, kind: of, message } = blank.dataset;
    const told = wrong(String(value), { pattern, kind: of, message }, say, form.dataset.zone);
    if (told) yield told;
  }
}

/** The name of the file, and what is wrong with it. */
function fileName(values) {
  if (kind === "event") return { name: values.id ?? "", message: "" };
  const name = clean(part("file").querySelector("input").value);
  const { pattern, message } = part("file").dataset;
  if (!name) return { name, message: say("missing") };
  if (known.examples.some(([id]) => id === name)) return { name, message: say("taken") };
  return { name, message: wrong(name, { pattern, message, kind: "id" }, say) };
}

function textOf(values) {
  if (kind === "example") return `---\n${mapping(values).join("\n")}\n---\n${body()}`;
  return `${(isListed() ? entry : mapping)(values).join("\n")}\n`;
}

const body = () => [...form.querySelectorAll("[data-body]")]
  .map((one) => `\n## ${one.dataset.body}\n\n${clean(one.querySelector("textarea").value)}\n`).join("");

const isListed = () => form.querySelector("[name=where]:checked")?.value === "list";

const pathOf = (name) => isListed() ? form.dataset.list : `${form.dataset.folder}/${name}.${kind === "event" ? "yaml" : "md"}`;

/** Where in the list the entry belongs: after all that do not begin later. */
function placeInList({ start, occasions }) {
  const own = [start, ...(occasions ?? []).map((one) => one.start)].filter((one) => one && one !== "TBA").sort()[0] ?? "9";
  const earlier = known.events.filter(([begins, , , file]) => file === form.dataset.list && begins <= own);
  const [, id, title] = earlier.at(-1) ?? [];
  return id ? say("after", { title, id }) : say("first");
}

function refresh() {
  suggest();
  const { values, places, problems } = state();
  const file = fileName(values);
  for (const [path, blank] of places) tellAt(blank, problems.get(path) ?? "");
  if (part("file")) tellAt(part("file"), file.message);
  const left = [...problems].map(([path, message]) => [places.get(path), message]);
  if (file.message) left.push([part("file"), file.message]);
  list(left);
  field.value = textOf(values);
  part("place").textContent = isListed() ? placeInList(values) : say("file", { path: pathOf(file.name || "…") });
  const titleOf = (key, value) => value && [...places.get(key).querySelectorAll("option, label")].map((one) => one.localName === "option" ? [one.value, one.text] : [one.querySelector("input")?.value, one.textContent.trim()]).find(([id]) => id === value)?.[1];
  part("card").replaceChildren(kind === "event" ? eventCard(values, titleOf) : exampleCard(values, titleOf));
  if (part("do=keep").checked) localStorage.setItem(draft, JSON.stringify(snapshot(form)));
  return { text: field.value, path: pathOf(file.name), name: file.name, left };
}

/** A name made of the title and the year, until somebody writes another. */
function suggest() {
  const input = document.getElementById(kind === "event" ? "id" : "file");
  if (named && input.value) return;
  named = false;
  const title = slug(document.getElementById("title").value);
  const year = kind === "event" && title ? document.getElementById("start").value.match(/^\d{4}/)?.[0] : "";
  input.value = year && !title.includes(year) ? `${title}-${year}` : title;
}

function tellAt(blank, message) {
  const shown = tried || touched.has(blank) ? message : "";
  const told = document.getElementById(`${blank.dataset.path}-error`);
  if (told && told.textContent !== shown) told.textContent = shown;
  const controls = ["group", "rows", "boxes"].includes(blank.dataset.control) ? [] : controlsOf(blank).slice(0, 1);
  for (const control of controls) shown ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
}

/** What is left, as links to where it is; links stay the same while they say the same, so that they can be pressed. */
function list(left) {
  const told = JSON.stringify(left.map(([blank, message]) => [blank.dataset.path, message]));
  if (part("left").dataset.told === told) return;
  part("left").dataset.told = told;
  part("left").hidden = !left.length;
  part("left-count").textContent = left.length === 1 ? say("left_one") : say("left", { number: left.length });
  part("left-list").replaceChildren(...left.map(([blank, message]) => {
    const link = document.createElement("a");
    link.href = `#${blank.dataset.path}`;
    link.textContent = `${blank.querySelector(".pakten-form__label").firstChild.textContent.trim()}: ${message}`;
    link.addEventListener("click", (event) => { event.preventDefault(); goTo(blank); });
    const line = document.createElement("li");
    line.append(link);
    return line;
  }));
}

function goTo(blank) {
  for (let above = blank; above; above = above.parentElement?.closest("details")) if (above.localName === "details") above.open = true;
  touched.add(blank);
  blank.querySelector("input, select, textarea, button")?.focus();
  refresh();
}

const actions = {
  async copy(done) {
    if (isUnready(done)) return;
    tellStatus((await copied(done.text)) ? "copied" : "not_copied");
  },
  async open(done) {
    if (isUnready(done)) return;
    const [folder] = done.path.split("/");
    const holes = { path: done.path, folder, name: done.path.split("/").at(-1), text: done.text };
    const host = isListed() ? form.dataset.edit : form.dataset.host;
    const filled = (template) => template.replace(/\{(\w+)\}/g, (hole, name) => encodeURIComponent(holes[name]).replaceAll("%2F", "/"));
    const whole = filled(host);
    const fits = host.includes("{text}") && whole.length <= LONGEST_ADDRESS;
    if (!fits) await copied(done.text);
    window.open(fits ? whole : filled(host.replace(/&value=.*/, "")), "_blank", "noopener");
    tellStatus(fits ? "ready" : host.includes("{text}") ? "long" : "named");
  },
  keep() {
    if (part("do=keep").checked) tellStatus("kept");
    else { localStorage.removeItem(draft); tellStatus("removed"); }
    refresh();
  },
  empty() {
    for (const blank of form.querySelectorAll("[data-control=rows]")) rowsOf(blank).forEach((row) => row.remove());
    form.reset();
    localStorage.removeItem(draft);
    begin();
    tellStatus("emptied");
  },
};

function isUnready(done) {
  tried = true;
  refresh();
  if (done.left.length) part("left").focus();
  return done.left.length > 0;
}

async function copied(text) {
  field.select();
  return (await navigator.clipboard?.writeText(text).then(() => true, () => false)) || document.execCommand("copy");
}

function tellStatus(key) {
  part("status").textContent = "";
  requestAnimationFrame(() => { part("status").textContent = say(key); });
}

function begin() {
  tried = named = false;
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: form.dataset.zone, dateStyle: "short" }).format(new Date());
  document.getElementById("published").value ||= today;
  for (const blank of form.querySelectorAll("[data-control=rows][data-required]")) if (!rowsOf(blank).length) addRow(blank);
  refresh();
}

form.addEventListener("input", ({ target }) => {
  if (target.id === "id" || target.id === "file") named = true;
  refresh();
});
form.addEventListener("focusout", ({ target }) => {
  for (let blank = target.closest("[data-control]"); blank; blank = blank.parentElement.closest("[data-control]")) touched.add(blank);
  refresh();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.dataset.add) addRow(button.parentElement).querySelector("input, select, textarea")?.focus();
  if (button && "remove" in button.dataset) {
    const blank = button.closest("[data-control=rows]");
    button.closest("li").remove();
    blank.querySelector(":scope > [data-add]").focus();
  }
  if (button?.dataset.do) actions[button.dataset.do](refresh());
  else if (button) refresh();
});
part("do=keep").addEventListener("change", actions.keep);

// Said by the page itself, so that it also stands there when this script could not be fetched.
document.querySelector("[data-without-script]").hidden = true;
form.hidden = false;
try {
  const kept = localStorage.getItem(draft);
  if (kept) {
    restore(form, JSON.parse(kept));
    part("do=keep").checked = true;
    named = Boolean(document.getElementById(kind === "event" ? "id" : "file").value);
  }
} catch {
  // A browser that keeps nothing still has a form.
}
begin();
known = await fetch(form.dataset.entries).then((answer) => answer.json());
document.getElementById("known-event").append(...known.events.map(([, id, title]) => new Option(title, id)));
document.getElementById("known-example").append(...known.examples.map(([id, title]) => new Option(title, id)));
refresh();
