// The large buttons: what happens most to an event. Each fills in what is certain and shows what only a person knows.

import { all, one } from "./elements.js";
import { shifted } from "./form-entry.js";
import { controlsOf } from "./form-values.js";

/** @import { Control } from "./form-values.js" */
/** @import { Values } from "./form-yaml.js" */
/** @typedef {{ set?: Values, shows: string[], whole?: boolean }} Act What it fills in, and the fields it asks for. */

/** @type {{ [name: string]: Act }} */
const ACTS = {
  move: { shows: ["start", "end", "place"] },
  cancel: { set: { status: "cancelled" }, shows: ["status_note"] },
  postpone: { set: { status: "postponed" }, shows: ["status_note"] },
  online: { set: { format: "online" }, shows: ["online"] },
  follow_up: { shows: ["recap"], whole: true },
  all: { shows: [], whole: true },
};

export class Acts {
  /** @type {[Control, string][]} What the last button has filled in, and what stood there. */
  #undo = [];
  /** @type {Set<string>} */
  #moved = new Set();

  /**
   * @param {HTMLElement} form
   * @param {Values} before What stood in the form when it was opened.
   */
  constructor(form, before) {
    this.form = form;
    this.before = before;
    const which = this.which;
    const dates = Array.isArray(before.occasions) ? before.occasions : [];
    for (const [at, date] of dates.entries()) if (which && typeof date === "object") which.add(new Option(String(date.start ?? date.id), String(at)));
    if (dates.length) one(form, "[data-which]", HTMLElement).hidden = false;
  }

  get which() {
    return all(this.form, "#which", HTMLSelectElement)[0];
  }

  /** The path of the date that is meant; empty for the whole event. */
  get path() {
    const at = this.which?.value;
    if (!at) return "";
    const rows = all(this.form, "[data-key=occasions] > [data-rows] > li", HTMLElement);
    return `occasions-${rows[Number(at)]?.dataset.row}-`;
  }

  /**
   * Shows what an act is about, and nothing else.
   * @param {string} name
   * @returns {Control | undefined} Where to go on; nothing when a date has to be chosen first.
   */
  choose(name) {
    const { set = {}, shows, whole = false } = ACTS[name];
    const path = whole ? "" : this.path;
    if (name === "move" && this.before.occasions && !path) return undefined;
    for (const [control, value] of this.#undo) control.value = value;
    this.#undo = [];
    for (const button of all(this.form, "[data-act]", HTMLElement)) button.setAttribute("aria-pressed", String(button.dataset.act === name));
    for (const [key, value] of Object.entries(set)) {
      const control = this.#control(path + key);
      this.#undo.push([control, control.value]);
      if (key === "format") this.#keepFormat(path, control.value);
      control.value = String(value);
    }
    if (name === "move") this.#moved.add(path);
    const fields = shows.map((key) => this.#field(path + key));
    this.#showOnly(fields);
    return fields.flatMap(controlsOf)[0];
  }

  /** A date alone moves with the end as far from it as before. @param {EventTarget | null} target */
  follow(target) {
    for (const path of this.#moved) {
      const [start, end] = ["start", "end"].map((key) => this.#control(path + key));
      const was = this.#was(path);
      if (target === start && was.end) end.value = shifted(String(was.end), String(was.start), start.value);
    }
  }

  /**
   * The values with what follows from the acts: what a date was before stands beside what it is.
   * @param {Values} values
   */
  settled(values) {
    for (const path of this.#moved) settle(path ? this.#inside(values, path) : values, this.#was(path));
    return values;
  }

  /** @param {string} path */
  #was(path) {
    return path ? this.#inside(this.before, path) : this.before;
  }

  /** @param {Values} values @param {string} path @returns {Values} */
  #inside(values, path) {
    const rows = all(this.form, "[data-key=occasions] > [data-rows] > li", HTMLElement);
    const at = rows.findIndex((row) => `occasions-${row.dataset.row}-` === path);
    const date = Array.isArray(values.occasions) ? values.occasions[at] : undefined;
    return typeof date === "object" ? date : {};
  }

  /** @param {string} path @param {string} format */
  #keepFormat(path, format) {
    const previous = this.#control(`${path}previous_format`);
    const known = format || String(this.before.format ?? "");
    if (previous.value || known === "online" || known === "unknown") return;
    this.#undo.push([previous, previous.value]);
    previous.value = known;
  }

  /** @param {string} path */
  #field(path) {
    return one(this.form, `[data-path="${CSS.escape(path)}"]`, HTMLElement);
  }

  /** @param {string} path */
  #control(path) {
    return controlsOf(this.#field(path))[0];
  }

  /** @param {HTMLElement[]} fields None: all of the form. */
  #showOnly(fields) {
    for (const part of all(this.form, ".pakten-form__part[data-part], .pakten-form__part[aria-labelledby=part-needed]", HTMLElement)) {
      part.hidden = Boolean(fields.length) && !fields.some((field) => part.contains(field));
      if (part instanceof HTMLDetailsElement) part.open = Boolean(fields.length) && !part.hidden;
      const within = all(part, "[data-key], .pakten-form__row, [data-add], [data-remove], [data-picture]", HTMLElement);
      for (const other of within) other.hidden = Boolean(fields.length) && !fields.some((field) => other.contains(field) || field.contains(other));
    }
    for (const field of fields) for (const details of all(this.form, "details", HTMLDetailsElement)) if (details.contains(field)) details.open = true;
  }
}

/** @param {Values} values @param {Values} was */
function settle(values, was) {
  if (was.start && values.start && values.start !== was.start) {
    const earlier = (Array.isArray(was.previous_start) ? was.previous_start : []).filter((one) => one !== values.start);
    const start = String(was.start);
    const known = /^\d{4}-\d\d-\d\d/.test(start) && !earlier.includes(start) ? [start] : [];
    if (earlier.length + known.length) values.previous_start = [...earlier, ...known];
    else delete values.previous_start;
    if (was.status === "postponed" && values.status === "postponed") {
      delete values.status;
      if (values.status_note === was.status_note) delete values.status_note;
    }
  }
  const isElsewhere = JSON.stringify(values.place) !== JSON.stringify(was.place);
  if (was.place && was.place !== "TBA" && isElsewhere && !values.previous_place) values.previous_place = was.place;
}
