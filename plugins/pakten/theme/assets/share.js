// Buttons that only a script can serve: copy a field, print the page. Without it they are not there.
/** @type {NodeListOf<HTMLButtonElement>} */
const copying = document.querySelectorAll("[data-copy]")
for (const button of copying) {
  const field = document.getElementById(button.dataset.copy ?? "")
  const status = button.parentElement?.querySelector("[role=status]")
  if (!status || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue
  button.hidden = false
  button.addEventListener("click", async () => {
    field.select()
    // The clipboard is closed to pages without https, where the old command still works.
    const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false) || document.execCommand("copy")
    // Emptied first, so that a second press is announced as well.
    status.textContent = ""
    requestAnimationFrame(() => { status.textContent = (copied ? button.dataset.copied : button.dataset.failed) ?? "" })
    button.focus()
  })
}
/** @type {NodeListOf<HTMLButtonElement>} */
const printing = document.querySelectorAll("[data-print]")
for (const button of printing) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
