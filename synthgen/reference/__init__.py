"""What a spec may say, told to people: gathered from the declarations of kinds, labels and formats, never by hand."""
