// The form on which somebody writes an event or an example. It reads the page, says what is missing, shows the card and
// writes the text. Nothing leaves the browser; what is typed is remembered only when somebody ticks the box for it.

import { eventCard, exampleCard } from "./form-card.js";
import { eventProblems, exampleProblems, slug, wrong } from "./form-check.js";
import { all, one } from "./elements.js";
import { Acts } from "./form-acts.js";
import { change, difference, fillIn, written } from "./form-entry.js";
import { Frame } from "./form-frame.js";
import { eventPage, examplePage } from "./form-page.js";
import { addRow, controlsOf, restore, rowsOf, snapshot, valuesIn } from "./form-values.js";
import { clean, entry as listed, mapping } from "./form-yaml.js";

/** @import { Known, WrittenEvent, WrittenExample } from "./form-check.js" */
/** @import { Say } from "./form-when.js" */
/** @import { Entry } from "./form-entry.js" */
/** @import { Places } from "./form-values.js" */
/** @import { Value, Values } from "./form-yaml.js" */
/** @typedef {[field: HTMLElement, message: string]} Left What is still to be done, and where. */
/** @typedef {{ text: string, path: string, name: string, left: Left[] }} Done */

/** Bytes that GitHub takes; one more is an error there. */
const LONGEST_ADDRESS = 8191;
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
const output = one(form, "#yaml", HTMLTextAreaElement);
const keep = one(form, "[data-do=keep]", HTMLInputElement);
const preview = new Frame(one(form, "[data-page]", HTMLIFrameElement));
/** The name of the file is asked for where it is not the id. */
const fileField = kind === "event" ? null : part("file");
/** All text of an example, where one is changed. */
const wholeField = kind === "event" ? null : part("whole");
const nameInput = input(kind === "event" ? "id" : "file");
const draft = `pakten-${kind}`;
/** @type {WeakSet<HTMLElement>} */
const touched = new WeakSet();
/** @type {Known} */
let known = { events: [], examples: [] };
let tried = false;
let named = false;
/** What is changed, when something that is there already is. @type {Entry | null} */
let entry = null;
/** What stood in the form when it was opened. @type {Values} */
let before = {};
/** @type {Acts | null} */
let acts = null;
/** What the reader lets stand though the form would not. @type {Set<string>} */
let borne = new Set();

/** @type {Say} */
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));

/** Everything that follows from what is written: the values, what is wrong with them, and the text. */
function state() {
  /** @type {Places} */
  const places = new Map();
  const typed = valuesIn(form, order, "", places);
  const values = acts ? acts.settled(typed) : typed;
  /** @type {Map<string, string>} */
  const problems = new Map();
  /** @type {(path: string, message: string) => void} */
  const tell = (path, message) => { if (places.has(path) && !problems.has(path) && !borne.has(`${path}: ${message}`)) problems.set(path, message); };
  for (const [path, field] of places) for (const message of ofField(field, valueAt(values, path), isInUse(values, path))) tell(path, message);
  const between = kind === "event" ? eventProblems(asEvent(values), known, say, form.dataset.zone) : exampleProblems(asExample(values), known, say);
  for (const [path, message] of between) tell(path, message);
  return { values, places, problems };
}

/** The page gives each key the kind of value that its form has. @param {Values} values */
const asEvent = (values) => /** @type {WrittenEvent} */ (values);
/** @param {Values} values */
const asExample = (values) => /** @type {WrittenExample} */ (values);

/** @param {Values} values @param {string} path @returns {Value | undefined} */
function valueAt(values, path) {
  /** @type {Value | undefined} */
  let value = values;
  for (const key of path.split("-")) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = typeof value === "object" ? value[key] : undefined;
  }
  return value;
}

/** What a group needs is needed when the group is written at all. @param {Values} values @param {string} path */
const isInUse = (values, path) => !path.includes("-") || typeof valueAt(values, path.slice(0, path.lastIndexOf("-"))) === "object";

/** @param {HTMLElement} field @param {Value | undefined} value @param {boolean} inUse */
function* ofField(field, value, inUse) {
  if (value === undefined) {
    if ("required" in field.dataset && inUse) yield say("missing");
  } else if (typeof value !== "object" && !(field.dataset.control === "select" || field.dataset.control === "place")) {
    const { pattern, kind: of, message } = field.dataset;
    const told = wrong(String(value), { pattern, kind: of, message }, say, form.dataset.zone);
    if (told) yield told;
  }
}

/** The name of the file, and what is wrong with it. @param {Values} values */
function fileName(values) {
  if (entry) return { name: `${now().slice(0, 10)}-${entry.id}-${now().slice(11).replace(":", "")}`, message: "" };
  if (!fileField) return { name: String(values.id ?? ""), message: "" };
  const name = clean(nameInput.value);
  const { pattern, message = "" } = fileField.dataset;
  if (!name) return { name, message: say("missing") };
  if (known.examples.some(([id]) => id === name)) return { name, message: say("taken") };
  return { name, message: wrong(name, { pattern, message, kind: "id" }, say) };
}

/** @param {Values} values */
function textOf(values) {
  if (entry) {
    const told = wholeField ? { ...values, body: body() } : values;
    return `${mapping(change(entry, difference(before, told), now())).join("\n")}\n`;
  }
  if (kind === "example") return `---\n${mapping(values).join("\n")}\n---\n${body()}`;
  return `${(isListed() ? listed : mapping)(values).join("\n")}\n`;
}

/** All of the text of an example that is changed; of a new one what stands below its headings. */
const body = () => entry ? clean(wholeField ? one(wholeField, "textarea", HTMLTextAreaElement).value : "") : all(form, "[data-body]", HTMLElement)
  .map((field) => `\n## ${field.dataset.body}\n\n${clean(one(field, "textarea", HTMLTextAreaElement).value)}\n`).join("");

const isListed = () => !entry && all(form, "[name=where]:checked", HTMLInputElement)[0]?.value === "list";

/** @param {string} name */
const pathOf = (name) => entry ? `${form.dataset.folder}/${form.dataset.changes}/${name}.yaml` : isListed() ? form.dataset.list ?? "" : `${form.dataset.folder}/${name}.${kind === "event" ? "yaml" : "md"}`;

/** Where in the list the entry belongs: after all that do not begin later. @param {WrittenEvent} event */
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
  for (const [path, field] of places) tellAt(field, problems.get(path) ?? "");
  /** @type {Left[]} */
  const left = [];
  for (const [path, message] of problems) {
    const field = places.get(path);
    if (field) left.push([field, message]);
  }
  if (fileField) {
    tellAt(fileField, file.message);
    if (file.message) left.push([fileField, file.message]);
  }
  if (entry && wholeField) {
    const message = body() ? "" : say("missing");
    tellAt(wholeField, message);
    if (message) left.push([wholeField, message]);
  }
  list(left);
  output.value = textOf(values);
  part("place").textContent = entry ? say("change", { path: pathOf(file.name) }) : isListed() ? placeInList(asEvent(values)) : say("file", { path: pathOf(file.name || "…") });
  draw(values);
  if (!entry) openNeeded(problems);
  if (keep.checked) localStorage.setItem(draft, JSON.stringify(snapshot(form)));
  return { text: output.value, path: pathOf(file.name), name: file.name, left };
}

/** @param {Values} values */
function draw(values) {
  const today = now().slice(0, 10);
  /** @param {string} id */
  const titleOf = (id) => known.events.find(([, one]) => one === id)?.[2] ?? id;
  part("card").replaceChildren(kind === "event" ? eventCard(asEvent(values), today) : exampleCard(asExample(values)));
  preview.show(kind === "event" ? eventPage(asEvent(values), today, titleOf) : examplePage(asExample(values), body(), titleOf));
}

/**
 * A part that is shut opens when something in it is needed, as soon as it is known when the event is.
 * @param {Map<string, string>} problems
 */
function openNeeded(problems) {
  if (kind === "event" && !input("start").value && !tried) return;
  for (const part of all(form, "details[data-part]", HTMLDetailsElement)) {
    if ([...problems.keys()].some((path) => part.querySelector(`[data-path="${CSS.escape(path)}"]`))) part.open = true;
  }
}

/** Now, in the network's zone, as it is written. */
const now = () => new Intl.DateTimeFormat("sv-SE", { timeZone: form.dataset.zone, dateStyle: "short", timeStyle: "short" }).format(new Date());

/** A name made of the title and the year, until somebody writes another. */
function suggest() {
  if (entry || named && nameInput.value) return;
  named = false;
  const title = slug(input("title").value);
  const year = kind === "event" && title ? input("start").value.match(/^\d{4}/)?.[0] : "";
  nameInput.value = year && !title.includes(year) ? `${title}-${year}` : title;
}

/** @param {HTMLElement} field @param {string} message */
function tellAt(field, message) {
  const shown = tried || touched.has(field) ? message : "";
  const told = document.getElementById(`${field.dataset.path}-error`);
  if (told && told.textContent !== shown) told.replaceChildren(...withButton(shown));
  const controls = ["group", "rows", "boxes"].includes(field.dataset.control ?? "") ? [] : controlsOf(field).slice(0, 1);
  for (const control of controls) shown ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
}

/** A message whose suggestion is a button that writes it. @param {string} message */
function withButton(message) {
  const [before, after] = words.meant.split("{text}");
  const at = message.indexOf(before);
  if (at < 0 || !message.endsWith(after)) return [message];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pakten-form__meant";
  button.dataset.meant = button.textContent = message.slice(at + before.length, message.length - after.length);
  return [message.slice(0, at + before.length), button, after];
}

/**
 * What is left, as links to where it is; links stay the same while they say the same, so that they can be pressed.
 * @param {Left[]} left
 */
function list(left) {
  const told = JSON.stringify(left.map(([field, message]) => [field.dataset.path, message]));
  if (part("left").dataset.told === told) return;
  part("left").dataset.told = told;
  part("left").hidden = !left.length;
  part("left-count").textContent = left.length === 1 ? say("left_one") : say("left", { number: left.length });
  part("left-list").replaceChildren(...left.map(([field, message]) => {
    const link = document.createElement("a");
    link.href = `#${field.dataset.path}`;
    link.textContent = `${one(field, ".pakten-form__label", HTMLElement).firstChild?.textContent?.trim()}: ${message}`;
    link.addEventListener("click", (event) => { event.preventDefault(); goTo(field); });
    const line = document.createElement("li");
    line.append(link);
    return line;
  }));
}

/** @param {HTMLElement} field */
function goTo(field) {
  for (const details of all(form, "details", HTMLDetailsElement)) if (details.contains(field)) details.open = true;
  touched.add(field);
  // A suggestion stands before the field, and one came to mend the field.
  all(field, "input, select, textarea, button:not(.pakten-form__meant)", HTMLElement)[0]?.focus();
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
    const folder = done.path.slice(0, done.path.lastIndexOf("/"));
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
    for (const field of all(form, "[data-control=rows]", HTMLElement)) rowsOf(field).forEach((row) => row.remove());
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
  else if (entry && done.text.split("\n").length < 5) {
    tellStatus("unchanged");
    return true;
  }
  return done.left.length > 0;
}

/** @param {string} text */
async function copied(text) {
  one(form, "[data-text]", HTMLDetailsElement).open ||= !navigator.clipboard;
  output.select();
  return (await navigator.clipboard?.writeText(text).then(() => true, () => false)) || document.execCommand("copy");
}

/** @param {string} key */
function tellStatus(key) {
  part("status").textContent = "";
  requestAnimationFrame(() => { part("status").textContent = say(key); });
}

function begin() {
  tried = named = false;
  input("published").value ||= now().slice(0, 10);
  for (const field of all(form, "[data-control=rows][data-required]", HTMLElement)) if (!rowsOf(field).length) addRow(field);
  refresh();
}

/** Opens what is there already, to be changed. @param {string} id */
async function open(id) {
  entry = await written((form.dataset.entry ?? "").replace("ID", encodeURIComponent(id)));
  part("change").hidden = false;
  if (!entry) {
    part("change").textContent = say("gone", { id });
    return;
  }
  fillIn(form, entry.values);
  part("change-title").textContent = entry.title;
  const edit = one(form, "[data-change-edit]", HTMLAnchorElement);
  edit.href = entry.edit;
  edit.hidden = !entry.edit;
  for (const element of all(document, "[data-only-new]", HTMLElement)) element.hidden = true;
  for (const element of all(form, "[data-only-change]", HTMLElement)) element.hidden = false;
  document.title = one(document, "main h1", HTMLElement).textContent = say(`change_${kind}`);
  one(form, "[data-text]", HTMLDetailsElement).open = false;
  nameInput.readOnly = true;
  nameInput.value = id;
  before = valuesIn(form, order, "", new Map());
  if (wholeField) {
    one(wholeField, "textarea", HTMLTextAreaElement).value = entry.body;
    before.body = body();
  }
  if (kind === "event") acts = new Acts(form, before);
}

/** @param {string} name */
function act(name) {
  const first = acts?.choose(name);
  if (acts && !first && name === "move") {
    tellStatus("which");
    acts.which?.focus();
    return;
  }
  refresh();
  first?.focus();
}

/** @param {HTMLInputElement} chosen */
function nameOfPicture({ files }) {
  const name = files?.[0]?.name ?? "";
  if (!name) return;
  const [stem, suffix] = [name.slice(0, name.lastIndexOf(".")), name.slice(name.lastIndexOf("."))];
  const file = slug(stem) + suffix.toLowerCase();
  const folder = form.querySelector("[data-picture]")?.getAttribute("data-picture") ?? "";
  input("image-file").value = `${folder}/${file}`;
  part("picture-name").textContent = say(file === name ? "picture_ready" : "picture", { name, file });
  refresh();
}

form.addEventListener("input", ({ target }) => {
  if (target === nameInput) named = true;
  acts?.follow(target);
  refresh();
});
form.addEventListener("focusout", ({ target }) => {
  for (const field of all(form, "[data-control]", HTMLElement)) if (target instanceof Node && field.contains(target)) touched.add(field);
  refresh();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (!button) return;
  /** @type {HTMLElement | null} */
  const field = button.closest("[data-control=rows]");
  if (field && button.dataset.add) controlsOf(addRow(field))[0]?.focus();
  if (field && "remove" in button.dataset) {
    button.closest("li")?.remove();
    one(field, ":scope > [data-add]", HTMLElement).focus();
  }
  if (button.dataset.meant) {
    const [control] = controlsOf(/** @type {HTMLElement} */ (button.closest("[data-control]")));
    control.value = button.dataset.meant;
    acts?.follow(control);
    control.focus();
  }
  if (button.dataset.act) return act(button.dataset.act);
  const done = refresh();
  if (button.dataset.do) actions[button.dataset.do](done);
});
for (const chosen of all(form, "[data-do=picture]", HTMLInputElement)) chosen.addEventListener("change", () => nameOfPicture(chosen));
keep.addEventListener("change", () => actions.keep(refresh()));

// Said by the page itself, so that it also stands there when this script could not be fetched.
one(document, "[data-without-script]", HTMLElement).hidden = true;
form.hidden = false;
const id = new URLSearchParams(location.search).get("id");
if (id) await open(id);
else try {
  const kept = localStorage.getItem(draft);
  if (kept) {
    restore(form, JSON.parse(kept));
    keep.checked = true;
    named = Boolean(nameInput.value);
  }
} catch {
  // A browser that keeps nothing still has a form.
}
if (!entry) begin();
known = await fetch(form.dataset.entries ?? "").then((answer) => answer.json());
one(document, "#known-event", HTMLElement).append(...known.events.map(([, id, title]) => new Option(title, id)));
one(document, "#known-example", HTMLElement).append(...known.examples.map(([id, title]) => new Option(title, id)));
if (entry) {
  // Its own name is taken by itself.
  known = { events: known.events.filter(([, id]) => id !== entry?.id), examples: known.examples.filter(([id]) => id !== entry?.id) };
  borne = new Set([...state().problems].map(([path, message]) => `${path}: ${message}`));
  begin();
} else refresh();
