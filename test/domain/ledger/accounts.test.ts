import { describe, expect, test } from 'vitest';
import {
  breakageAccount,
  classOf,
  depositAccount,
  expiredAccount,
  ledgerAccount,
  memberAccount,
  tenantAccount,
  tenantOfAccount,
  turnoverAccount,
} from '../../../domain/ledger/accounts.ts';

/** Account, its class in the trial balance, the tenant it is of. */
const table = [
  [() => memberAccount('a-1'), 'member:a-1', 'members', null],
  [() => ledgerAccount.inTransit, 'in-transit', 'in-transit', null],
  [() => tenantAccount('books'), 'tenant:books', 'tenants', 'books'],
  [() => ledgerAccount.operator, 'operator', 'operator', null],
  [() => ledgerAccount.gifts, 'gifts', 'gifts', null],
  [() => ledgerAccount.debts, 'debts', 'debts', null],
  [() => ledgerAccount.voided, 'voided', 'voided', null],
  [() => ledgerAccount.expired, 'expired', 'expired', null],
  [() => expiredAccount('operator'), 'expired:operator', 'expired', null],
  [() => expiredAccount('tenant:books'), 'expired:tenant:books', 'expired', 'books'],
  [() => breakageAccount('operator'), 'breakage:operator', 'breakage', null],
  [() => breakageAccount('tenant:books'), 'breakage:tenant:books', 'breakage', 'books'],
  [() => 'overdraft:a-1', 'overdraft:a-1', 'overdraft', null],
  [() => depositAccount('books', 'points'), 'deposit:books:points', 'deposits', 'books'],
  [() => depositAccount('shop-24', 'frozen'), 'deposit:shop-24:frozen', 'deposits', 'shop-24'],
  [() => ledgerAccount.bank, 'bank', 'bank', null],
  [() => ledgerAccount.fees, 'fees', 'fees', null],
  [() => ledgerAccount.turnover, 'turnover', 'turnover', null],
  [() => turnoverAccount('books', null), 'turnover:books/', 'turnover', 'books'],
  [() => turnoverAccount('books', 'toys'), 'turnover:books/toys', 'turnover', 'books'],
  // Names that only a correction makes up.
  [() => 'advertising', 'advertising', 'other', null],
  [() => 'constructor', 'constructor', 'other', null],
  [() => 'my-tenant:books', 'my-tenant:books', 'other', null],
  [() => 'tenant:Books', 'tenant:Books', 'tenants', null],
  [() => 'tenant:books!', 'tenant:books!', 'tenants', null],
  [() => 'tenant:', 'tenant:', 'tenants', null],
] as const;

describe('accounts of the ledger', () => {
  test.for(table)('$1 is one of the $2, of tenant $3', ([account, name, accountClass, tenantId]) => {
    expect(account()).toBe(name);
    expect(classOf(name)).toBe(accountClass);
    expect(tenantOfAccount(name)).toBe(tenantId);
  });
});
