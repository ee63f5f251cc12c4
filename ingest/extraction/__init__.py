"""What is found in a document: concepts, settings, causes and remedies, steps, cues."""
