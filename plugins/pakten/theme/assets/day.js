// Marks what goes on now and what comes next in the programme of a meeting, while its page is open on its day. Without
// it the programme is whole, and nothing in it is marked.

const zone = document.documentElement.dataset.zone;
const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
/** @type {HTMLElement | null} */
const meeting = document.querySelector("[data-live]");
/** @type {HTMLElement[]} */
const points = meeting ? [...meeting.querySelectorAll("li")].filter((point) => point.dataset.at) : [];

function tell() {
  const [today, time] = clock.format().split(" ");
  const isOn = (meeting?.dataset.live ?? "").split(" ").includes(today);
  const ofToday = points.filter((point) => isOn && (point.closest("[data-day]")?.getAttribute("data-day") ?? today) === today);
  const coming = ofToday.map((point) => point.dataset.at ?? "").filter((at) => at > time).sort()[0];
  for (const point of points) {
    const { at = "", end: until = "" } = point.dataset;
    const end = until > at ? until : "24:00";
    const counts = ofToday.includes(point);
    const isNow = counts && at <= time && time < end;
    mark(point, "now", isNow);
    mark(point, "next", counts && at === coming);
    if (isNow) point.setAttribute("aria-current", "time");
    else point.removeAttribute("aria-current");
  }
}

/** @param {HTMLElement} point @param {string} name @param {boolean} holds */
function mark(point, name, holds) {
  const word = point.querySelector(`:scope > div > :first-child > [data-${name}]`);
  if (word) word.toggleAttribute("hidden", !holds);
}

if (points.length) {
  tell();
  setInterval(tell, 30_000);
}
