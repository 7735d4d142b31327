import type { ProtectionPreview } from '@/contract/order-preview';

/** What the desk would make of the protection of the ticket. */
export type PlannedProtection = Extract<ProtectionPreview, { readonly state: 'planned' }>;
