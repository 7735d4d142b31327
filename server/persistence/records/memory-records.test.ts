import { describe } from 'vitest';
import { createMemoryPersistence } from '../create-memory-persistence';
import { readTablesSuite } from '../read-tables/read-tables.suite';
import { idempotencyStoreSuite } from './idempotency-store.suite';
import { peopleStoreSuite } from './people-store.suite';
import { preferenceStoreSuite } from './preference-store.suite';

const fresh = () => Promise.resolve(createMemoryPersistence());

describe('people in memory', () => peopleStoreSuite(async () => (await fresh()).people));
describe('first answers in memory', () =>
  idempotencyStoreSuite(async () => (await fresh()).idempotency));
describe('preferences in memory', () =>
  preferenceStoreSuite(async () => (await fresh()).preferences));
describe('read tables in memory', () => readTablesSuite(fresh));
