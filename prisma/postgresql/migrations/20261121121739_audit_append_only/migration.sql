-- Whoever writes to this table only adds to it. Prisma's models know no triggers.
CREATE FUNCTION "refuseChangeOfAudit"() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'DELETE' AND (SELECT "auditSealed" FROM "SyncState" WHERE "id" = 1) = 0 THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'AuditEntry is append-only';
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER "AuditEntry_never_changed" BEFORE UPDATE OR DELETE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfAudit"();

CREATE TRIGGER "AuditEntry_never_emptied" BEFORE TRUNCATE ON "AuditEntry"
FOR EACH STATEMENT EXECUTE FUNCTION "refuseChangeOfAudit"();
