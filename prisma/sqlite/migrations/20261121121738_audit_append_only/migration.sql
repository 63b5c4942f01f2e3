-- Whoever writes to this table only adds to it. Prisma's models know no triggers.
CREATE TRIGGER "AuditEntry_never_changed" BEFORE UPDATE ON "AuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'AuditEntry is append-only');
END;

CREATE TRIGGER "AuditEntry_never_removed" BEFORE DELETE ON "AuditEntry"
WHEN (SELECT "auditSealed" FROM "SyncState" WHERE "id" = 1) IS NOT 0
BEGIN
    SELECT RAISE(ABORT, 'AuditEntry is append-only');
END;
