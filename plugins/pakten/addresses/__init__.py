"""Where everything on the site is, known without a site: its words of addresses, its pages and files, its links."""
