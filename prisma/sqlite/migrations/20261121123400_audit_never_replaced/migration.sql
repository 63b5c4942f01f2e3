-- INSERT OR REPLACE removes the row that is in its way without asking the trigger of removals.
CREATE TRIGGER "AuditEntry_never_replaced" BEFORE INSERT ON "AuditEntry"
WHEN EXISTS (SELECT 1 FROM "AuditEntry" WHERE "id" = NEW."id")
BEGIN
    SELECT RAISE(ABORT, 'AuditEntry is append-only');
END;
