// Reloads the page when the site has been built anew. The server answers when another build has ended, or after a while.

{
  const known = document.currentScript?.dataset.turn ?? "";
  let asking = new AbortController();

  const wait = async () => {
    asking.abort();
    if (document.visibilityState !== "visible") return;
    asking = new AbortController();
    const { signal } = asking;
    while (!signal.aborted) {
      try {
        const answer = await fetch(`/_pakten/turn/${known}`, { signal });
        if (answer.ok && (await answer.text()) !== known) location.reload();
      } catch {
        // The server is being started again, or the page is left.
        await new Promise((resolve) => { setTimeout(resolve, 1000); });
      }
    }
  };

  // A browser opens few connections to one server: pages that nobody sees keep none.
  document.addEventListener("visibilitychange", wait);
  addEventListener("pagehide", () => asking.abort());
  // Whoever follows a link is not brought back by a page that reloads. Where it led to a file to save, the page stays.
  addEventListener("beforeunload", () => {
    asking.abort();
    setTimeout(wait, 2000);
  });
  wait();
}
