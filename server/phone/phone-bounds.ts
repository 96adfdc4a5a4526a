/** How much phones may ask. The net of a mall gives hundreds of visitors one address, so bounds per address are wide; what protects people are those per code, per phone and per number. */

/** A claim's receipts are free again after it. */
export const claimLifeMs = 2 * 3_600_000;
/** A phone is forgotten after it. */
export const phoneLifeMs = 2 * 3_600_000;
/** Claims that one kiosk may make within an hour. */
export const claimsOfKioskMax = 600;
/** Requests of one address, and of everybody, within a minute. */
export const requestsOfAddressMax = 600;
export const requestsMax = 6_000;
/** Requests of one phone, and with one code, within a minute. */
export const requestsOfOneMax = 60;
/** Accounts opened on phones within an hour. */
export const joinsMax = 1_000;
/** Accounts opened without receipts from one address within a minute. */
export const joinsOfAddressMax = 20;
/** Numbers that no card has, by one code. */
export const wrongCardsMax = 5;
/** Codes that all phones together may ask for within an hour. */
export const codesMax = 1_000;
/** The windows of all these. */
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
/** Rows deleted at a time, and how often. */
export const forgetMax = 2_000;
export const forgetEveryMs = 60_000;
