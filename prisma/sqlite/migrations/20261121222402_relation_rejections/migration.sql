-- CreateTable
CREATE TABLE "RelationRejection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" TEXT NOT NULL,
    "actorId" TEXT,
    "actor" TEXT NOT NULL,
    "one" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "reason" TEXT
);

-- CreateIndex
CREATE INDEX "RelationRejection_other_idx" ON "RelationRejection"("other");

-- CreateIndex
CREATE UNIQUE INDEX "RelationRejection_one_other_basis_key" ON "RelationRejection"("one", "other", "basis");
