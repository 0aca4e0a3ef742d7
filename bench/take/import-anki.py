"""Imports files into a new collection of Anki, one after another, and says what it holds after each.

usage: import-anki.py COLLECTION FILE...
"""

import json
import sys

from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)


def import_file(collection, path):
    if path.endswith(".apkg"):
        options = ImportAnkiPackageOptions()
        request = ImportAnkiPackageRequest(package_path=path, options=options)
        return collection.import_anki_package(request)
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    return collection.import_csv(ImportCsvRequest(path=path, metadata=metadata))


def state_of(collection, log):
    notes = []
    for note_id in collection.find_notes(""):
        note = collection.get_note(note_id)
        decks = sorted({collection.decks.name(card.did) for card in note.cards()})
        notes.append(
            {
                "guid": note.guid,
                "fields": list(note.fields),
                "tags": list(note.tags),
                "type": note.note_type()["name"],
                "decks": decks,
                "cards": len(note.cards()),
                "question": note.cards()[0].question(),
            }
        )
    return {
        "new": len(log.new),
        "updated": len(log.updated),
        "duplicate": len(log.duplicate),
        "conflicting": len(log.conflicting),
        "notes": notes,
        "missing": list(collection.media.check().missing),
    }


collection = Collection(sys.argv[1])
states = [state_of(collection, import_file(collection, path).log) for path in sys.argv[2:]]
collection.close()
print(json.dumps(states))
