-- Made by scripts/make-migration.mjs, then changed by hand: AUTOINCREMENT, which writes one page more
-- a commit, only where numbers must never come again; no second copy of the keys of OrderEventRow.

-- CreateTable
CREATE TABLE "JournalRow" (
    "sequence" INTEGER NOT NULL PRIMARY KEY,
    "time" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "JournalTip" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "sequence" INTEGER NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "stateHash" TEXT NOT NULL,
    "parts" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "SnapshotPart" (
    "sequence" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("sequence", "part")
);

-- CreateTable
CREATE TABLE "Lease" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "VenueBook" (
    "venue" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("venue", "kind", "key")
);

-- CreateTable
CREATE TABLE "ReadCursor" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "sequence" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "OrderRow" (
    "orderId" TEXT NOT NULL PRIMARY KEY,
    "account" TEXT NOT NULL,
    "clientOrderId" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "strategy" TEXT,
    "isOpen" BOOLEAN NOT NULL,
    "submittedAt" BIGINT NOT NULL,
    "record" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "OrderEventRow" (
    "orderId" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,

    PRIMARY KEY ("orderId", "sequence")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "FillRow" (
    "sequence" BIGINT NOT NULL PRIMARY KEY,
    "account" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "orderId" TEXT,
    "recordedAt" BIGINT NOT NULL,
    "record" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "PositionRow" (
    "account" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "record" TEXT NOT NULL,

    PRIMARY KEY ("account", "instrument")
);

-- CreateTable
CREATE TABLE "ClosedPositionRow" (
    "sequence" BIGINT NOT NULL PRIMARY KEY,
    "account" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "closedAt" BIGINT NOT NULL,
    "record" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "EquityRow" (
    "sequence" BIGINT NOT NULL PRIMARY KEY,
    "account" TEXT NOT NULL,
    "time" BIGINT NOT NULL,
    "record" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Person" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "disabledAt" BIGINT
);

-- CreateTable
CREATE TABLE "Session" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "person" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "lastSeenAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "endsAt" BIGINT NOT NULL,
    "revokedAt" BIGINT,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    CONSTRAINT "Session_person_fkey" FOREIGN KEY ("person") REFERENCES "Person" ("name") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "apiKeyId" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT,
    "expiresAt" BIGINT,
    "revokedAt" BIGINT,
    CONSTRAINT "ApiKey_person_fkey" FOREIGN KEY ("person") REFERENCES "Person" ("name") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IdempotencyRow" (
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "call" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "claimedAt" BIGINT NOT NULL,
    "status" INTEGER,
    "body" TEXT,

    PRIMARY KEY ("caller", "key")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "layout" TEXT NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    PRIMARY KEY ("person", "name"),
    CONSTRAINT "Workspace_person_fkey" FOREIGN KEY ("person") REFERENCES "Person" ("name") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Setting" (
    "owner" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("owner", "key")
);

-- CreateIndex
CREATE INDEX "JournalRow_type_sequence_idx" ON "JournalRow"("type", "sequence");

-- CreateIndex
CREATE INDEX "OrderRow_isOpen_orderId_idx" ON "OrderRow"("isOpen", "orderId");

-- CreateIndex
CREATE INDEX "OrderRow_instrument_orderId_idx" ON "OrderRow"("instrument", "orderId");

-- CreateIndex
CREATE INDEX "OrderRow_account_clientOrderId_idx" ON "OrderRow"("account", "clientOrderId");

-- CreateIndex
CREATE INDEX "OrderRow_submittedAt_idx" ON "OrderRow"("submittedAt");

-- CreateIndex
CREATE INDEX "FillRow_orderId_sequence_idx" ON "FillRow"("orderId", "sequence");

-- CreateIndex
CREATE INDEX "FillRow_instrument_sequence_idx" ON "FillRow"("instrument", "sequence");

-- CreateIndex
CREATE INDEX "FillRow_recordedAt_idx" ON "FillRow"("recordedAt");

-- CreateIndex
CREATE INDEX "ClosedPositionRow_instrument_sequence_idx" ON "ClosedPositionRow"("instrument", "sequence");

-- CreateIndex
CREATE INDEX "ClosedPositionRow_closedAt_idx" ON "ClosedPositionRow"("closedAt");

-- CreateIndex
CREATE INDEX "EquityRow_account_time_idx" ON "EquityRow"("account", "time");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_person_idx" ON "Session"("person");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_secretHash_key" ON "ApiKey"("secretHash");

-- CreateIndex
CREATE INDEX "ApiKey_person_idx" ON "ApiKey"("person");

-- CreateIndex
CREATE INDEX "IdempotencyRow_claimedAt_idx" ON "IdempotencyRow"("claimedAt");
