-- Words of an incident, for search; rowid is the incident's key. The models cannot express a tsvector, so this is written by hand and
-- kept up to date by the store. The first six columns hold words as the program parts and folds them, from what weighs most to what weighs least.
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
    -- The same words with their weights: A the title, B the names, C the summary, the factors and the symptoms, D the body. Made by the store and not
    -- by a parser of the database's, so that both databases mean the same by a word.
    "vector" TSVECTOR NOT NULL,

    CONSTRAINT "IncidentWords_pkey" PRIMARY KEY ("rowid")
);

-- Without the list of rows still to be sorted in, which every search would have to look through after a large sync.
CREATE INDEX "IncidentWords_vector_idx" ON "IncidentWords" USING GIN ("vector") WITH (fastupdate = off);

-- The keys of the incidents that a query finds, always by the index above. Left to itself the planner reads every vector where a word
-- is frequent, because it does not count what it costs to unpack them: fifty times as much at 3,000 incidents.
CREATE FUNCTION "matchWords"("query" TSQUERY) RETURNS SETOF INTEGER LANGUAGE SQL STABLE PARALLEL SAFE
    SET enable_seqscan = off SET enable_indexscan = off
BEGIN ATOMIC
    SELECT w."rowid" FROM "IncidentWords" w WHERE w."vector" @@ "query";
END;
