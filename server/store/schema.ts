/**
 * The tables, as numbered migrations that run once each. Portable SQL; `integer` is 64 bit on both databases (`{integer}`), `{text}` compares by
 * bytes on both; `{clustered}` keeps rows in the order of their key where the database can. A migration is never edited after it shipped: write the next one.
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}

const firstTables: readonly string[] = [
  `CREATE TABLE programme (id {integer} PRIMARY KEY CHECK (id = 1), feed_seq {integer} NOT NULL, log_hash {text} NOT NULL, epoch {text} NOT NULL, secrets {text} NOT NULL, created_at_ms {integer} NOT NULL)`,
  `CREATE TABLE document (kind {text} NOT NULL, id {text} NOT NULL, version {integer} NOT NULL, feed_seq {integer} NOT NULL, kiosk_id {text}, body {text} NOT NULL, PRIMARY KEY (kind, id))`,
  `CREATE INDEX document_feed ON document (feed_seq)`,
  `CREATE TABLE receipt_key (receipt_key {text} NOT NULL, receipt_id {text} NOT NULL, ordinal {integer} NOT NULL, PRIMARY KEY (receipt_key, receipt_id)){clustered}`,
  `CREATE INDEX receipt_key_receipt ON receipt_key (receipt_id)`,
  `CREATE TABLE till_hold (till_key {text} NOT NULL, receipt_id {text} NOT NULL, ordinal {integer} NOT NULL, PRIMARY KEY (till_key, receipt_id)){clustered}`,
  `CREATE INDEX till_hold_receipt ON till_hold (receipt_id)`,
  `CREATE TABLE held_receipt (receipt_id {text} PRIMARY KEY, registered_at_ms {integer} NOT NULL){clustered}`,
  `CREATE INDEX held_receipt_time ON held_receipt (registered_at_ms, receipt_id)`,
  `CREATE TABLE account_due (account_id {text} PRIMARY KEY, due_at_ms {integer} NOT NULL){clustered}`,
  `CREATE INDEX account_due_time ON account_due (due_at_ms, account_id)`,
  `CREATE TABLE reference (reference {text} NOT NULL, kind {text} NOT NULL, id {text} NOT NULL, account_id {text} NOT NULL, PRIMARY KEY (reference, kind, id)){clustered}`,
  `CREATE TABLE posting (log_seq {integer} NOT NULL, leg {integer} NOT NULL, txn {text} NOT NULL, account {text} NOT NULL, unit {text} NOT NULL, amount {integer} NOT NULL, reason {text} NOT NULL, tenant_id {text}, receipt_id {text}, PRIMARY KEY (log_seq, leg)){clustered}`,
  `CREATE INDEX posting_receipt ON posting (receipt_id)`,
  `CREATE TABLE log (seq {integer} PRIMARY KEY, kind {text} NOT NULL, kiosk_id {text}, source {text} NOT NULL, signature {text}, decided_at_ms {integer} NOT NULL, changes {text} NOT NULL, hash {text} NOT NULL)`,
  `CREATE TABLE fact (id {text} PRIMARY KEY, kiosk_id {text} NOT NULL, seq {integer} NOT NULL, hash {text} NOT NULL, on_chain {integer} NOT NULL, log_seq {integer}, outcome {text} NOT NULL){clustered}`,
  `CREATE INDEX fact_chain ON fact (kiosk_id, seq)`,
  `CREATE TABLE parked (hash {text} NOT NULL, kiosk_id {text} NOT NULL, seq {integer} NOT NULL, raw {text} NOT NULL, signature {text} NOT NULL, why {text} NOT NULL, at_ms {integer} NOT NULL, outcome {text} NOT NULL, PRIMARY KEY (hash, kiosk_id))`,
  `CREATE TABLE alarm (id {text} PRIMARY KEY, at_ms {integer} NOT NULL, kind {text} NOT NULL, kiosk_id {text}, detail {text} NOT NULL)`,
  `CREATE TABLE member (account_id {text} PRIMARY KEY, sealed {text}, consent {text}, at_ms {integer} NOT NULL)`,
  `CREATE TABLE kiosk (id {text} PRIMARY KEY, mall_id {text} NOT NULL, kiosk_use {text} NOT NULL, public_key {text} NOT NULL, incarnation {integer} NOT NULL, start_nonce {text}, head_seq {integer} NOT NULL, head_hash {text} NOT NULL, status {text} NOT NULL, seen_at_ms {integer} NOT NULL, depth {integer} NOT NULL)`,
  `CREATE TABLE enrol_code (code_hash {text} PRIMARY KEY, kiosk_id {text} NOT NULL, mall_id {text} NOT NULL, kiosk_use {text} NOT NULL, expires_at_ms {integer} NOT NULL, used_by {text})`,
];

/** Which tickets a draw has (derived from the ticket documents), and the secrets of draws that are not drawn yet. */
const draws: readonly string[] = [
  `CREATE TABLE draw_ticket (draw_id {text} NOT NULL, ticket_id {text} NOT NULL, PRIMARY KEY (draw_id, ticket_id)){clustered}`,
  `CREATE TABLE draw_secret (draw_id {text} PRIMARY KEY, secret {text} NOT NULL, made_at_ms {integer} NOT NULL)`,
];

/** Months of the books. Rows from before have none: they count as before every month, and their hash in the log's chain is the one they were written with. */
const periods: readonly string[] = [
  `ALTER TABLE posting ADD COLUMN period {text}`,
  `ALTER TABLE posting ADD COLUMN belongs_to {text}`,
  `CREATE INDEX posting_period ON posting (period, account)`,
];

/**
 * What only the server knows of members: the sealed profile, what a receipt added to their spending (derived from receipt documents), when bits and reminders are due (derived
 * from account documents), and how far that derivation has come.
 */
const members: readonly string[] = [
  `CREATE TABLE member_profile (account_id {text} PRIMARY KEY, sealed {text} NOT NULL, birthday_year {integer} NOT NULL, at_ms {integer} NOT NULL){clustered}`,
  `CREATE TABLE spending (receipt_id {text} PRIMARY KEY, account_id {text} NOT NULL, day {text} NOT NULL, tenant_id {text} NOT NULL, category {text} NOT NULL, amount_minor {integer} NOT NULL){clustered}`,
  `CREATE INDEX spending_account ON spending (account_id, day)`,
  `CREATE TABLE member_due (account_id {text} PRIMARY KEY, audience_at_ms {integer}, reminder_at_ms {integer}, reminded_at_ms {integer} NOT NULL){clustered}`,
  `CREATE INDEX member_due_audience ON member_due (audience_at_ms, account_id)`,
  `CREATE INDEX member_due_reminder ON member_due (reminder_at_ms, account_id)`,
  `CREATE TABLE member_reading (id {integer} PRIMARY KEY CHECK (id = 1), feed_seq {integer} NOT NULL, document_id {text} NOT NULL, definitions {text} NOT NULL, sweep_after {text})`,
];

/** Receipts that an authority is to be asked about (derived from receipt documents and the log), how often it was asked, and when next. */
const proofs: readonly string[] = [
  `CREATE TABLE proof_check (receipt_id {text} PRIMARY KEY, log_seq {integer} NOT NULL, attempts {integer} NOT NULL, next_at_ms {integer} NOT NULL){clustered}`,
  `CREATE INDEX proof_check_next ON proof_check (next_at_ms, receipt_id)`,
];

/** Messages to visitors, one-time codes, and whose number is confirmed. Numbers and codes stand here sealed or as keyed hashes, never plain. */
const outreach: readonly string[] = [
  `CREATE TABLE outbox_message (id {text} PRIMARY KEY, channel {text} NOT NULL, text_key {text} NOT NULL, language {text} NOT NULL, sealed {text} NOT NULL, state {text} NOT NULL, attempts {integer} NOT NULL, next_at_ms {integer} NOT NULL, expires_at_ms {integer} NOT NULL, made_at_ms {integer} NOT NULL){clustered}`,
  `CREATE INDEX outbox_message_next ON outbox_message (state, next_at_ms)`,
  `CREATE TABLE one_time_code (id {text} PRIMARY KEY, purpose {text} NOT NULL, account_id {text}, phone_hash {text} NOT NULL, code_hash {text} NOT NULL, kiosk_id {text} NOT NULL, made_at_ms {integer} NOT NULL, expires_at_ms {integer} NOT NULL, wrong_tries {integer} NOT NULL, is_used {integer} NOT NULL, last_try_id {text}, last_verdict {text}){clustered}`,
  `CREATE INDEX one_time_code_phone ON one_time_code (phone_hash, made_at_ms)`,
  `CREATE INDEX one_time_code_kiosk ON one_time_code (kiosk_id, made_at_ms)`,
  `CREATE TABLE member_phone (phone_hash {text} PRIMARY KEY, account_id {text} NOT NULL, sealed {text} NOT NULL, confirmed_at_ms {integer} NOT NULL){clustered}`,
  `CREATE INDEX member_phone_account ON member_phone (account_id)`,
];

/** Releases of the kiosks' program, and what each kiosk runs. */
const releases: readonly string[] = [
  `CREATE TABLE release (version {text} PRIMARY KEY, rollout {text} NOT NULL, made_at_ms {integer} NOT NULL)`,
  `CREATE TABLE kiosk_program (kiosk_id {text} PRIMARY KEY, report {text} NOT NULL, since_ms {integer} NOT NULL, seen_at_ms {integer} NOT NULL)`,
];

/** How often each choice of a questionnaire was made: sums alone. An empty choice is the sum of its question, an empty question that of all who answered. */
const questionnaires: readonly string[] = [
  `CREATE TABLE questionnaire_count (questionnaire_id {text} NOT NULL, question_id {text} NOT NULL, choice_id {text} NOT NULL, answers {integer} NOT NULL, PRIMARY KEY (questionnaire_id, question_id, choice_id)){clustered}`,
];

/**
 * A member's own affairs: what a code is for, whose message it is, which facts of the log hold something sealed of whom (so that it can be erased), the "not me" of a number's
 * owner. `member.owner_id`: the account that stands for this one now.
 */
const ownAffairs: readonly string[] = [
  `ALTER TABLE one_time_code ADD COLUMN act {text}`,
  `ALTER TABLE outbox_message ADD COLUMN account_id {text}`,
  `ALTER TABLE outbox_message ADD COLUMN about {text}`,
  `ALTER TABLE member ADD COLUMN owner_id {text}`,
  `UPDATE member SET owner_id = account_id`,
  `CREATE INDEX member_owner ON member (owner_id)`,
  `CREATE TABLE sealed_fact (log_seq {integer} PRIMARY KEY, account_id {text} NOT NULL, is_erased {integer} NOT NULL)`,
  `CREATE INDEX sealed_fact_account ON sealed_fact (account_id)`,
  `CREATE TABLE not_me (token_hash {text} PRIMARY KEY, account_id {text} NOT NULL, made_at_ms {integer} NOT NULL, expires_at_ms {integer} NOT NULL)`,
  `CREATE INDEX not_me_account ON not_me (account_id)`,
];

/** Receipts that wait for a visitor's own phone, and phones in use; known by hashes of secrets that only the phone has. */
const phones: readonly string[] = [
  `CREATE TABLE phone_claim (hash {text} PRIMARY KEY, kiosk_id {text} NOT NULL, mall_id {text} NOT NULL, visit_id {text} NOT NULL, receipts {text} NOT NULL, taken_by {text}, last_try_id {text}, made_at_ms {integer} NOT NULL, expires_at_ms {integer} NOT NULL, wrong_cards {integer} NOT NULL){clustered}`,
  `CREATE INDEX phone_claim_end ON phone_claim (expires_at_ms)`,
  `CREATE INDEX phone_claim_kiosk ON phone_claim (kiosk_id, made_at_ms)`,
  `CREATE TABLE phone_session (hash {text} PRIMARY KEY, mall_id {text} NOT NULL, standing {text} NOT NULL, account_id {text}, receipts {text} NOT NULL, code_id {text}, card_try {integer}, made_at_ms {integer} NOT NULL, expires_at_ms {integer} NOT NULL){clustered}`,
  `CREATE INDEX phone_session_end ON phone_session (expires_at_ms)`,
];

/** The trail of staff and of kiosks, derived from the log: who did what, where and when. */
const auditTrail: readonly string[] = [
  `CREATE TABLE audit (log_seq {integer} PRIMARY KEY, at_ms {integer} NOT NULL, kiosk_id {text} NOT NULL, staff_id {text}, act {text} NOT NULL, subject {text}, detail {text})`,
  `CREATE INDEX audit_staff ON audit (staff_id, log_seq)`,
  `CREATE INDEX audit_kiosk ON audit (kiosk_id, log_seq)`,
];

/** Of the number somebody joined with: its keyed hash, and at which mall, so that a desk of that mall finds a card that was never printed. With receipts for a phone: how many stayed at the kiosk, and who invited. */
const newcomers: readonly string[] = [
  `ALTER TABLE member ADD COLUMN phone_hash {text}`,
  `ALTER TABLE member ADD COLUMN mall_id {text}`,
  `CREATE INDEX member_joined_number ON member (phone_hash) WHERE phone_hash IS NOT NULL`,
  `ALTER TABLE phone_claim ADD COLUMN stayed {integer}`,
  `ALTER TABLE phone_claim ADD COLUMN invited_by {text}`,
];

/** The trail by what was done and by day: the office looks so. */
const auditLooks: readonly string[] = [
  `CREATE INDEX audit_act ON audit (act, log_seq)`,
  `CREATE INDEX audit_time ON audit (at_ms, log_seq)`,
];

/** Every migration, in order; the numbers count up by one. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'first tables', statements: firstTables },
  { number: 2, name: 'draws', statements: draws },
  { number: 3, name: 'months of the books', statements: periods },
  { number: 4, name: 'members', statements: members },
  { number: 5, name: 'proofs', statements: proofs },
  { number: 6, name: 'outreach', statements: outreach },
  { number: 7, name: 'releases', statements: releases },
  { number: 8, name: 'questionnaires', statements: questionnaires },
  { number: 9, name: 'own affairs', statements: ownAffairs },
  { number: 10, name: 'phones', statements: phones },
  { number: 11, name: 'audit', statements: auditTrail },
  { number: 12, name: 'newcomers', statements: newcomers },
  { number: 13, name: 'audit looks', statements: auditLooks },
];

/** Tables that a backup carries, in an order in which they can be filled. */
export const backupTables: readonly string[] = [
  'programme',
  'kiosk',
  'enrol_code',
  'document',
  'receipt_key',
  'till_hold',
  'held_receipt',
  'account_due',
  'reference',
  'posting',
  'log',
  'fact',
  'parked',
  'alarm',
  'audit',
  'member',
  'draw_ticket',
  'draw_secret',
  'member_profile',
  'spending',
  'member_due',
  'member_reading',
  'proof_check',
  'outbox_message',
  'one_time_code',
  'member_phone',
  'release',
  'kiosk_program',
  'questionnaire_count',
  'sealed_fact',
  'not_me',
  'phone_claim',
  'phone_session',
];
