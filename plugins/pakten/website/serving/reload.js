// Reloads the page when the site has been built anew. The server answers when another build has ended, or after a while.

{
  const known = document.currentScript?.dataset.turn ?? "";
  let asking = new AbortController();

  const wait = async () => {
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
  document.addEventListener("visibilitychange", () => {
    asking.abort();
    if (document.visibilityState === "visible") wait();
  });
  addEventListener("pagehide", () => asking.abort());
  if (document.visibilityState === "visible") wait();
}
