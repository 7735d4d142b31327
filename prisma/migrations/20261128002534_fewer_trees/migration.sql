-- Made by scripts/make-migration.mjs, then changed by hand: fewer trees to write in for every order. What is
-- stored is carried over; no AUTOINCREMENT, and no second copy of the keys of VenueBook.

-- CreateTable
CREATE TABLE "JournalTypeBlock" (
    "type" TEXT NOT NULL,
    "block" INTEGER NOT NULL,

    PRIMARY KEY ("type", "block")
) WITHOUT ROWID;
INSERT INTO "JournalTypeBlock" SELECT DISTINCT "type", "sequence" / 64 FROM "JournalRow" ORDER BY 1, 2;

-- DropIndex
DROP INDEX "JournalRow_type_sequence_idx";

-- RedefineTables
CREATE TABLE "new_FillRow" (
    "sequence" INTEGER NOT NULL PRIMARY KEY,
    "account" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "orderId" TEXT,
    "recordedAt" BIGINT NOT NULL,
    "record" TEXT NOT NULL
);
INSERT INTO "new_FillRow" SELECT "sequence", "account", "instrument", "orderId", "recordedAt", "record"
FROM "FillRow" ORDER BY "sequence";
DROP TABLE "FillRow";
ALTER TABLE "new_FillRow" RENAME TO "FillRow";
CREATE INDEX "FillRow_orderId_sequence_idx" ON "FillRow"("orderId", "sequence");
CREATE INDEX "FillRow_instrument_sequence_idx" ON "FillRow"("instrument", "sequence");
CREATE INDEX "FillRow_recordedAt_idx" ON "FillRow"("recordedAt");

CREATE TABLE "new_VenueBook" (
    "venue" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("venue", "kind", "key")
) WITHOUT ROWID;
INSERT INTO "new_VenueBook" SELECT "venue", "kind", "key", "value" FROM "VenueBook" ORDER BY 1, 2, 3;
DROP TABLE "VenueBook";
ALTER TABLE "new_VenueBook" RENAME TO "VenueBook";
