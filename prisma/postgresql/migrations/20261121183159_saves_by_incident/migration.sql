-- CreateIndex
CREATE INDEX "DocumentSave_incident_id_idx" ON "DocumentSave"("incident", "id");
