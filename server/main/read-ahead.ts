import type { VenueBooks } from '../ports/venue-books';

/** The same books, whose first reading has begun already. */
export function readAhead(books: VenueBooks): VenueBooks {
  let reading: ReturnType<VenueBooks['load']> | undefined = books.load();
  // Whoever asks for them is told.
  reading.catch(() => undefined);
  return {
    load: () => {
      const first = reading ?? books.load();
      reading = undefined;
      return first;
    },
    save: (records) => books.save(records),
  };
}
