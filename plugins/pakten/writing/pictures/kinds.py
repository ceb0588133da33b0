"""The kinds of pictures that are treated, by the ends of their names."""

FORMATS = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".ico": "ICO",
}


def is_photo(suffix: str) -> bool:
    return suffix.lower() in FORMATS
