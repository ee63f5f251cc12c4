"""The pages, a file each; a page chooses, asks and draws."""
