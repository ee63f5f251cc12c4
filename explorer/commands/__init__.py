"""The commands of ``ppuri``, a file each."""
