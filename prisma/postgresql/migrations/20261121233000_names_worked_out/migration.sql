-- What caused an incident and which technologies it names are worked out when it is indexed: every file is read again, which writes them.
UPDATE "SyncState" SET "readerRevision" = NULL;
