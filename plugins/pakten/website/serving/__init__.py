"""A site that is served while somebody writes: what is wrong is told on the page that is open."""
