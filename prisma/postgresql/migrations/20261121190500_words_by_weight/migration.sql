-- What a search reads is kept small: rows of some 200 bytes with the texts beside them, words by how much they weigh in their text so that ranking
-- unpacks no vector, and how many texts hold each word, by the circle of those who may see them. The models cannot express any of this.

ALTER TABLE "IncidentWords" RENAME TO "IncidentWords_before";
ALTER INDEX "IncidentWords_pkey" RENAME TO "IncidentWords_before_pkey";
ALTER INDEX "IncidentWords_vector_idx" RENAME TO "IncidentWords_before_vector_idx";

CREATE TABLE "IncidentWords" (
    "rowid" INTEGER NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "names" TEXT COLLATE "C" NOT NULL,
    "summary" TEXT COLLATE "C" NOT NULL,
    "factors" TEXT COLLATE "C" NOT NULL,
    "symptoms" TEXT COLLATE "C" NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL,
    -- The words of the six, one column a line, with a blank before and after each word: words side by side are found in it.
    "words" TEXT COLLATE "C" NOT NULL,
    -- Each word as it is; `t/word` where the title has it; and `1/word` to `5/word` where it weighs more than next to nothing in the text. The same of
    -- some phrases, which are looked for when the text is written; `x/` and a number stands for which.
    "vector" TSVECTOR NOT NULL,
    -- Who may see the incident: `public` for everybody, `draft` for those who see drafts, `restricted` for audiences alone. Set by triggers.
    "circle" TEXT COLLATE "C" NOT NULL DEFAULT 'restricted',

    CONSTRAINT "IncidentWords_pkey" PRIMARY KEY ("rowid")
) WITH (toast_tuple_target = 128);

-- Looked through for words side by side in many texts at once: unpacking costs more than reading.
ALTER TABLE "IncidentWords" ALTER COLUMN "words" SET STORAGE EXTERNAL;

CREATE FUNCTION "toCircle"("visibility" TEXT, "status" TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN "visibility" <> 'public' THEN 'restricted' WHEN "status" <> 'published' THEN 'draft' ELSE 'public' END;

-- Everything is found as before; how much each word weighs is known again as soon as its file was read.
INSERT INTO "IncidentWords" ("rowid", "title", "names", "summary", "factors", "symptoms", "body", "words", "vector", "circle")
    SELECT w."rowid", w."title", w."names", w."summary", w."factors", w."symptoms", w."body", w."words",
        CASE WHEN length(w."vector") > 20000 THEN strip(w."vector")
            ELSE strip(w."vector") || array_to_tsvector(ARRAY(SELECT 't/' || t."lexeme" FROM unnest(ts_filter(w."vector", '{a}')) t)) END,
        coalesce((SELECT "toCircle"(i."visibility", i."status") FROM "Incident" i WHERE i."key" = w."rowid"), 'restricted')
    FROM "IncidentWords_before" w;

-- The functions of before go with the table that they read.
DROP FUNCTION "matchWords"(TSQUERY);
DROP TABLE "IncidentWords_before";

-- Without the list of rows still to be sorted in, which every search would have to look through after a large sync.
CREATE INDEX "IncidentWords_vector_idx" ON "IncidentWords" USING GIN ("vector") WITH (fastupdate = off);
CREATE INDEX "IncidentWords_restricted_idx" ON "IncidentWords" ("rowid") WHERE "circle" = 'restricted';

-- The keys of the incidents of some circles that a query finds, always by the index above. Left to itself the planner reads every vector where a word
-- is frequent, because it does not count what it costs to unpack them: fifty times as much at 3,000 incidents.
CREATE FUNCTION "matchWords"("query" TSQUERY, "circles" TEXT[] DEFAULT '{public,draft,restricted}') RETURNS SETOF INTEGER LANGUAGE SQL STABLE PARALLEL SAFE
    SET enable_seqscan = off SET enable_indexscan = off
BEGIN ATOMIC
    SELECT w."rowid" FROM "IncidentWords" w WHERE w."vector" @@ "query" AND w."circle" = ANY("circles");
END;

-- The same for several queries at once, each row with the number of its query, from 1.
CREATE FUNCTION "matchEach"("queries" TSQUERY[]) RETURNS TABLE ("place" INTEGER, "rowid" INTEGER, "circle" TEXT) LANGUAGE SQL STABLE PARALLEL SAFE ROWS 5000
    SET enable_seqscan = off SET enable_indexscan = off SET enable_hashjoin = off SET enable_mergejoin = off
BEGIN ATOMIC
    SELECT q."place"::INTEGER, w."rowid", w."circle" FROM unnest("queries") WITH ORDINALITY AS q("query", "place") JOIN "IncidentWords" w ON w."vector" @@ q."query";
END;

-- How many incidents of a circle hold a word; the empty word is held by all of them.
CREATE TABLE "Vocabulary" (
    "circle" TEXT COLLATE "C" NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "holders" INTEGER NOT NULL,

    CONSTRAINT "Vocabulary_pkey" PRIMARY KEY ("circle", "word")
) WITH (fillfactor = 80);

INSERT INTO "Vocabulary" ("circle", "word", "holders")
    SELECT w."circle", l."word", count(*) FROM "IncidentWords" w CROSS JOIN LATERAL (
        SELECT '' COLLATE "C" AS "word" UNION ALL SELECT v."lexeme" FROM unnest(w."vector") v WHERE strpos(v."lexeme", '/') = 0
    ) l GROUP BY 1, 2;

CREATE FUNCTION "countAddedWords"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Vocabulary" ("circle", "word", "holders")
        SELECT w."circle", l."word", count(*) FROM "added" w CROSS JOIN LATERAL (
            SELECT '' COLLATE "C" AS "word" UNION ALL SELECT v."lexeme" FROM unnest(w."vector") v WHERE strpos(v."lexeme", '/') = 0
        ) l GROUP BY 1, 2
        ON CONFLICT ("circle", "word") DO UPDATE SET "holders" = "Vocabulary"."holders" + excluded."holders";
    RETURN NULL;
END $$;

CREATE FUNCTION "countRemovedWords"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    WITH g AS MATERIALIZED (
        SELECT w."circle", l."word", count(*) AS "holders" FROM "removed" w CROSS JOIN LATERAL (
            SELECT '' COLLATE "C" AS "word" UNION ALL SELECT v."lexeme" FROM unnest(w."vector") v WHERE strpos(v."lexeme", '/') = 0
        ) l GROUP BY 1, 2
    ), gone AS (
        DELETE FROM "Vocabulary" v USING g WHERE v."circle" = g."circle" AND v."word" = g."word" AND v."holders" <= g."holders"
    )
    UPDATE "Vocabulary" v SET "holders" = v."holders" - g."holders" FROM g WHERE v."circle" = g."circle" AND v."word" = g."word" AND v."holders" > g."holders";
    RETURN NULL;
END $$;

CREATE TRIGGER "IncidentWords_added" AFTER INSERT ON "IncidentWords" REFERENCING NEW TABLE AS "added"
FOR EACH STATEMENT EXECUTE FUNCTION "countAddedWords"();

CREATE TRIGGER "IncidentWords_removed" AFTER DELETE ON "IncidentWords" REFERENCING OLD TABLE AS "removed"
FOR EACH STATEMENT EXECUTE FUNCTION "countRemovedWords"();

CREATE TRIGGER "IncidentWords_moved_in" AFTER UPDATE ON "IncidentWords" REFERENCING NEW TABLE AS "added"
FOR EACH STATEMENT EXECUTE FUNCTION "countAddedWords"();

CREATE TRIGGER "IncidentWords_moved_out" AFTER UPDATE ON "IncidentWords" REFERENCING OLD TABLE AS "removed"
FOR EACH STATEMENT EXECUTE FUNCTION "countRemovedWords"();

-- The row of "Incident" comes first and says where its words belong.
CREATE FUNCTION "placeWords"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    SELECT "toCircle"(i."visibility", i."status") INTO NEW."circle" FROM "Incident" i WHERE i."key" = NEW."rowid";
    NEW."circle" := coalesce(NEW."circle", 'restricted');
    RETURN NEW;
END $$;

CREATE TRIGGER "IncidentWords_placed" BEFORE INSERT ON "IncidentWords"
FOR EACH ROW EXECUTE FUNCTION "placeWords"();

-- A last good version becomes hidden with its file: its words go along.
CREATE FUNCTION "moveWords"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "IncidentWords" SET "circle" = "toCircle"(NEW."visibility", NEW."status") WHERE "rowid" = NEW."key";
    RETURN NULL;
END $$;

CREATE TRIGGER "Incident_access_changed" AFTER UPDATE OF "visibility", "status" ON "Incident"
FOR EACH ROW WHEN ("toCircle"(OLD."visibility", OLD."status") <> "toCircle"(NEW."visibility", NEW."status")) EXECUTE FUNCTION "moveWords"();

-- How much a word weighs in its text is written when the file is read: every file is read again.
UPDATE "SyncState" SET "readerRevision" = NULL;
