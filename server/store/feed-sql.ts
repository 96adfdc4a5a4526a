/**
 * What reads documents along the feed. `kind || ''` instead of `kind` keeps planners off the primary key (kind, id): by that they would read and sort every account of the mall for each
 * question, and a kiosk asks every few seconds. By `document_feed` they read what came since. Measured with a million accounts on SQLite: 13 s against 3 ms.
 */

/** Of the kinds $2, and of the loans of kiosk $3. */
const isMine = `(kind || '' {in $2} OR (kind || '' = 'allotment' AND kiosk_id = $3))`;

/** Documents after feedSeq $1, at most $4. */
export const feedSinceSql = `SELECT feed_seq, body FROM document WHERE feed_seq > $1 AND ${isMine} ORDER BY feed_seq, kind, id LIMIT $4`;

/** Documents of the one feedSeq $1. */
export const feedAtSql = `SELECT body FROM document WHERE feed_seq = $1 AND ${isMine} ORDER BY kind, id`;

/** Accounts and receipts after the place (feedSeq $1 and again $2, id $3), at most $4. */
export const changedSinceSql = `SELECT feed_seq, id, body FROM document WHERE feed_seq >= $1 AND (feed_seq > $2 OR id > $3)
  AND kind || '' IN ('account', 'receipt') ORDER BY feed_seq, id LIMIT $4`;
