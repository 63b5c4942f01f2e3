-- Handles of audiences are folded from here on: every file is read again, which writes them so. Until then a handle in capitals lets nobody in.
UPDATE "SyncState" SET "readerRevision" = NULL;
