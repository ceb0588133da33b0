// Instant loading of Material puts the content of a page into the one that is open, and runs nothing of its head: what
// turns with the day, the filter and the form would stand still. A script inside the content is run, and only then after
// the page is complete; so the page is loaded as a whole.
if (document.readyState === "complete") location.reload();
