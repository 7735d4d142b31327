-- Written by hand: what is stored changes, and no table. The paper venue's orders stand in the order in which
-- it took them: client order ids come at random, and each would change a page of its own.
UPDATE "VenueBook" SET "key" = json_extract("value", '$.venueOrderId') || '/' || "key"
WHERE "venue" = 'paper' AND "kind" = 'order';
