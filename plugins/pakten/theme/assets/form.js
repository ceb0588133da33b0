// The form on which somebody writes an event or an example. It reads the page, says what is missing, shows the card and
// writes the text. Nothing leaves the browser; what is typed is remembered only when somebody ticks the box for it.

import { eventCard, exampleCard } from "./form-card.js";
import { eventProblems, exampleProblems, slug, wrong } from "./form-check.js";
import { all, one } from "./elements.js";
import { addRow, controlsOf, restore, rowsOf, snapshot, valuesIn } from "./form-values.js";
import { clean, entry, mapping } from "./form-yaml.js";

/** @import { Known, WrittenEvent, WrittenExample } from "./form-check.js" */
/** @import { Say } from "./form-when.js" */
/** @import { Places } from "./form-values.js" */
/** @import { Value, Values } from "./form-yaml.js" */
/** @typedef {[blank: HTMLElement, message: string]} Left What is still to be done, and where. */
/** @typedef {{ text: string, path: string, name: string, left: Left[] }} Done */

const LONGEST_ADDRESS = 7500;
const form = one(document, "[data-form]", HTMLFormElement);
const kind = form.dataset.form;
/** @type {{ [key: string]: string }} */
const words = JSON.parse(form.dataset.say ?? "{}");
/** @type {{ [key: string]: number }} */
const order = JSON.parse(form.dataset.order ?? "{}");
/** @param {string} name */
const part = (name) => one(form, `[data-${name}]`, HTMLElement);
/** @param {string} id */
const input = (id) => one(form, `#${id}`, HTMLInputElement);
const field = one(form, "#yaml", HTMLTextAreaElement);
const keep = one(form, "[data-do=keep]", HTMLInputElement);
/** The name of the file is asked for where it is not the id. */
const fileBlank = kind === "event" ? null : part("file");
const nameInput = input(kind === "event" ? "id" : "file");
const draft = `pakten-${kind}`;
/** @type {WeakSet<HTMLElement>} */
const touched = new WeakSet();
/** @type {Known} */
let known = { events: [], examples: [] };
let tried = false;
let named = false;

/** @type {Say} */
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));

/** Everything that follows from what is written: the values, what is wrong with them, and the text. */
function state() {
  /** @type {Places} */
  const places = new Map();
  const values = valuesIn(form, order, "", places);
  /** @type {Map<string, string>} */
  const problems = new Map();
  /** @type {(path: string, message: string) => void} */
  const tell = (path, message) => { if (places.has(path) && !problems.has(path)) problems.set(path, message); };
  for (const [path, blank] of places) for (const message of ofBlank(blank, valueAt(values, path), isInUse(values, path))) tell(path, message);
  const between = kind === "event" ? eventProblems(asEvent(values), known, say, form.dataset.zone) : exampleProblems(asExample(values), known, say);
  for (const [path, message] of between) tell(path, message);
  return { values, places, problems };
}

/**
 * The page gives each key the kind of value that its form has.
 * @param {Values} values
 */
const asEvent = (values) => /** @type {WrittenEvent} */ (values);
/** @param {Values} values */
const asExample = (values) => /** @type {WrittenExample} */ (values);

/**
 * @param {Values} values
 * @param {string} path
 * @returns {Value | undefined}
 */
function valueAt(values, path) {
  /** @type {Value | undefined} */
  let value = values;
  for (const key of path.split("-")) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = typeof value === "object" ? value[key] : undefined;
  }
  return value;
}

/**
 * What a group needs is needed when the group is written at all.
 * @param {Values} values
 * @param {string} path
 */
const isInUse = (values, path) => !path.includes("-") || typeof valueAt(values, path.slice(0, path.lastIndexOf("-"))) === "object";

/**
 * @param {HTMLElement} blank
 * @param {Value | undefined} value
 * @param {boolean} inUse
 */
function* ofBlank(blank, value, inUse) {
  if (value === undefined) {
    if ("required" in blank.dataset && inUse) yield say("missing");
  } else if (typeof value !== "object" && !(blank.dataset.control === "select" || blank.dataset.control === "place")) {
    const { pattern, kind: of, message } = blank.dataset;
    const told = wrong(String(value), { pattern, kind: of, message }, say, form.dataset.zone);
    if (told) yield told;
  }
}

/**
 * The name of the file, and what is wrong with it.
 * @param {Values} values
 */
function fileName(values) {
  if (!fileBlank) return { name: String(values.id ?? ""), message: "" };
  const name = clean(nameInput.value);
  const { pattern, message = "" } = fileBlank.dataset;
  if (!name) return { name, message: say("missing") };
  if (known.examples.some(([id]) => id === name)) return { name, message: say("taken") };
  return { name, message: wrong(name, { pattern, message, kind: "id" }, say) };
}

/** @param {Values} values */
function textOf(values) {
  if (kind === "example") return `---\n${mapping(values).join("\n")}\n---\n${body()}`;
  return `${(isListed() ? entry : mapping)(values).join("\n")}\n`;
}

const body = () => all(form, "[data-body]", HTMLElement)
  .map((blank) => `\n## ${blank.dataset.body}\n\n${clean(one(blank, "textarea", HTMLTextAreaElement).value)}\n`).join("");

const isListed = () => all(form, "[name=where]:checked", HTMLInputElement)[0]?.value === "list";

/** @param {string} name */
const pathOf = (name) => isListed() ? form.dataset.list ?? "" : `${form.dataset.folder}/${name}.${kind === "event" ? "yaml" : "md"}`;

/**
 * Where in the list the entry belongs: after all that do not begin later.
 * @param {WrittenEvent} event
 */
function placeInList({ start, occasions }) {
  const starts = [start, ...(occasions ?? []).map((occasion) => occasion.start)];
  const own = starts.flatMap((moment) => (moment && moment !== "TBA" ? [moment] : [])).sort()[0] ?? "9";
  const earlier = known.events.filter(([begins, , , file]) => file === form.dataset.list && begins <= own);
  const [, id = "", title = ""] = earlier.at(-1) ?? [];
  return id ? say("after", { title, id }) : say("first");
}

/** @returns {Done} */
function refresh() {
  suggest();
  const { values, places, problems } = state();
  const file = fileName(values);
  for (const [path, blank] of places) tellAt(blank, problems.get(path) ?? "");
  /** @type {Left[]} */
  const left = [];
  for (const [path, message] of problems) {
    const blank = places.get(path);
    if (blank) left.push([blank, message]);
  }
  if (fileBlank) {
    tellAt(fileBlank, file.message);
    if (file.message) left.push([fileBlank, file.message]);
  }
  list(left);
  field.value = textOf(values);
  part("place").textContent = isListed() ? placeInList(asEvent(values)) : say("file", { path: pathOf(file.name || "…") });
  /** @type {(key: string, value: string | undefined) => string | undefined} */
  const titleOf = (key, value) => titlesIn(places.get(key)).get(value ?? "");
  part("card").replaceChildren(kind === "event" ? eventCard(asEvent(values), titleOf) : exampleCard(asExample(values), titleOf));
  if (keep.checked) localStorage.setItem(draft, JSON.stringify(snapshot(form)));
  return { text: field.value, path: pathOf(file.name), name: file.name, left };
}

/**
 * The words of the choices of a blank, by what is written for them.
 * @param {HTMLElement} [blank]
 * @returns {Map<string, string>}
 */
function titlesIn(blank) {
  const titles = new Map();
  for (const option of blank ? all(blank, "option", HTMLOptionElement) : []) if (option.value) titles.set(option.value, option.text);
  for (const label of blank ? all(blank, "label", HTMLLabelElement) : []) {
    if (label.control instanceof HTMLInputElement && label.contains(label.control)) titles.set(label.control.value, label.textContent?.trim());
  }
  return titles;
}

/** A name made of the title and the year, until somebody writes another. */
function suggest() {
  if (named && nameInput.value) return;
  named = false;
  const title = slug(input("title").value);
  const year = kind === "event" && title ? input("start").value.match(/^\d{4}/)?.[0] : "";
  nameInput.value = year && !title.includes(year) ? `${title}-${year}` : title;
}

/**
 * @param {HTMLElement} blank
 * @param {string} message
 */
function tellAt(blank, message) {
  const shown = tried || touched.has(blank) ? message : "";
  const told = document.getElementById(`${blank.dataset.path}-error`);
  if (told && told.textContent !== shown) told.textContent = shown;
  const controls = ["group", "rows", "boxes"].includes(blank.dataset.control ?? "") ? [] : controlsOf(blank).slice(0, 1);
  for (const control of controls) shown ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
}

/**
 * What is left, as links to where it is; links stay the same while they say the same, so that they can be pressed.
 * @param {Left[]} left
 */
function list(left) {
  const told = JSON.stringify(left.map(([blank, message]) => [blank.dataset.path, message]));
  if (part("left").dataset.told === told) return;
  part("left").dataset.told = told;
  part("left").hidden = !left.length;
  part("left-count").textContent = left.length === 1 ? say("left_one") : say("left", { number: left.length });
  part("left-list").replaceChildren(...left.map(([blank, message]) => {
    const link = document.createElement("a");
    link.href = `#${blank.dataset.path}`;
    link.textContent = `${one(blank, ".pakten-form__label", HTMLElement).firstChild?.textContent?.trim()}: ${message}`;
    link.addEventListener("click", (event) => { event.preventDefault(); goTo(blank); });
    const line = document.createElement("li");
    line.append(link);
    return line;
  }));
}

/** @param {HTMLElement} blank */
function goTo(blank) {
  for (const details of all(form, "details", HTMLDetailsElement)) if (details.contains(blank)) details.open = true;
  touched.add(blank);
  all(blank, "input, select, textarea, button", HTMLElement)[0]?.focus();
  refresh();
}

/** @type {{ [name: string]: (done: Done) => void }} */
const actions = {
  async copy(done) {
    if (isUnready(done)) return;
    tellStatus((await copied(done.text)) ? "copied" : "not_copied");
  },
  async open(done) {
    if (isUnready(done)) return;
    const [folder] = done.path.split("/");
    /** @type {{ [name: string]: string }} */
    const holes = { path: done.path, folder, name: done.path.split("/").at(-1) ?? "", text: done.text };
    const host = (isListed() ? form.dataset.edit : form.dataset.host) ?? "";
    /** @param {string} template */
    const filled = (template) => template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(holes[name]).replaceAll("%2F", "/"));
    const whole = filled(host);
    const fits = host.includes("{text}") && whole.length <= LONGEST_ADDRESS;
    if (!fits) await copied(done.text);
    window.open(fits ? whole : filled(host.replace(/&value=.*/, "")), "_blank", "noopener");
    tellStatus(fits ? "ready" : host.includes("{text}") ? "long" : "named");
  },
  keep() {
    if (keep.checked) tellStatus("kept");
    else { localStorage.removeItem(draft); tellStatus("removed"); }
    refresh();
  },
  empty() {
    for (const blank of all(form, "[data-control=rows]", HTMLElement)) rowsOf(blank).forEach((row) => row.remove());
    form.reset();
    localStorage.removeItem(draft);
    begin();
    tellStatus("emptied");
  },
};

/** @param {Done} done */
function isUnready(done) {
  tried = true;
  refresh();
  if (done.left.length) part("left").focus();
  return done.left.length > 0;
}

/** @param {string} text */
async function copied(text) {
  field.select();
  return (await navigator.clipboard?.writeText(text).then(() => true, () => false)) || document.execCommand("copy");
}

/** @param {string} key */
function tellStatus(key) {
  part("status").textContent = "";
  requestAnimationFrame(() => { part("status").textContent = say(key); });
}

function begin() {
  tried = named = false;
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: form.dataset.zone, dateStyle: "short" }).format(new Date());
  input("published").value ||= today;
  for (const blank of all(form, "[data-control=rows][data-required]", HTMLElement)) if (!rowsOf(blank).length) addRow(blank);
  refresh();
}

form.addEventListener("input", ({ target }) => {
  if (target === nameInput) named = true;
  refresh();
});
form.addEventListener("focusout", ({ target }) => {
  for (const blank of all(form, "[data-control]", HTMLElement)) if (target instanceof Node && blank.contains(target)) touched.add(blank);
  refresh();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (!button) return;
  /** @type {HTMLElement | null} */
  const blank = button.closest("[data-control=rows]");
  if (blank && button.dataset.add) controlsOf(addRow(blank))[0]?.focus();
  if (blank && "remove" in button.dataset) {
    button.closest("li")?.remove();
    one(blank, ":scope > [data-add]", HTMLElement).focus();
  }
  const done = refresh();
  if (button.dataset.do) actions[button.dataset.do](done);
});
keep.addEventListener("change", () => actions.keep(refresh()));

// Said by the page itself, so that it also stands there when this script could not be fetched.
one(document, "[data-without-script]", HTMLElement).hidden = true;
form.hidden = false;
try {
  const kept = localStorage.getItem(draft);
  if (kept) {
    restore(form, JSON.parse(kept));
    keep.checked = true;
    named = Boolean(nameInput.value);
  }
} catch {
  // A browser that keeps nothing still has a form.
}
begin();
known = await fetch(form.dataset.entries ?? "").then((answer) => answer.json());
one(document, "#known-event", HTMLElement).append(...known.events.map(([, id, title]) => new Option(title, id)));
one(document, "#known-example", HTMLElement).append(...known.examples.map(([id, title]) => new Option(title, id)));
refresh();
