-- CreateTable
CREATE TABLE "ActionProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "incident" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "madeAt" TEXT NOT NULL,
    "dismissedAt" TEXT,
    "dismissedBy" TEXT
);

-- CreateTable
CREATE TABLE "DigestDelivery" (
    "recipient" TEXT NOT NULL PRIMARY KEY,
    "week" TEXT,
    "sentAt" TEXT,
    "isOff" INTEGER NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE INDEX "ActionProposal_incident_idx" ON "ActionProposal"("incident");
