// Material makes a landmark of the button beside every piece of code; on a page with many, none of them leads anywhere.
new MutationObserver(() => {
  for (const one of document.querySelectorAll("nav.md-code__nav:not([role])")) one.setAttribute("role", "none");
}).observe(document.body, { childList: true, subtree: true });
