// An earlier address leads on with what was asked for (?) and the place on the page (#), which no other redirect keeps.
location.replace(/** @type {HTMLScriptElement} */ (document.currentScript).dataset.to + location.search + location.hash);
