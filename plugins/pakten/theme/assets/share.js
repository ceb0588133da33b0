// Buttons that only a script can serve: copy a field, print the page. Without it they are not there.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy)
  const status = button.parentElement.querySelector("[role=status]")
  button.hidden = false
  button.addEventListener("click", async () => {
    field.select()
    // The clipboard is closed to pages without https, where the old command still works.
    const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false) || document.execCommand("copy")
    // Emptied first, so that a second press is announced as well.
    status.textContent = ""
    requestAnimationFrame(() => { status.textContent = copied ? button.dataset.copied : button.dataset.failed })
    button.focus()
  })
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
