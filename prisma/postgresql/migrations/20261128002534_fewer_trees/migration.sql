-- Made by scripts/make-migration.mjs, then changed by hand: where a type stands is carried over.

-- CreateTable
CREATE TABLE "JournalTypeBlock" (
    "type" TEXT NOT NULL,
    "block" BIGINT NOT NULL,

    CONSTRAINT "JournalTypeBlock_pkey" PRIMARY KEY ("type","block")
);
INSERT INTO "JournalTypeBlock" SELECT DISTINCT "type", "sequence" / 64 FROM "JournalRow";

-- DropIndex
DROP INDEX "JournalRow_type_sequence_idx";
