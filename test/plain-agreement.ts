import type { TenantAgreement } from '../domain/contract/catalogue-document.ts';

/** A tenant that pays for its points and nothing else. */
export const plainAgreement: TenantAgreement = {
  feePerMille: 0,
  feeMinimums: [],
  feeFixedMinor: 0,
  depositForPointsMinor: 0,
  depositFrozenMinor: 0,
};
