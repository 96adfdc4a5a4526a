import type { ApiError } from '../../domain/contract/sync.ts';
import { ActRefused } from '../decider/entry.ts';
import { DeciderBusy, KioskUnknown } from '../decider/job.ts';
import { StoreError } from '../store/store-error.ts';

/** What an endpoint can answer instead of its answer. */
export type ApiErrorKind = ApiError['error']['kind'];

/** A closed failure on its way to the one edge that words it. `where`: path in the body, header, or null. */
export class ApiFailure extends Error {
  readonly kind: ApiErrorKind;
  readonly where: string | null;
  constructor(kind: ApiErrorKind, message: string, where: string | null = null) {
    super(message);
    this.name = 'ApiFailure';
    this.kind = kind;
    this.where = where;
  }
}

/** HTTP status of each kind. */
export function statusOf(kind: ApiErrorKind): number {
  switch (kind) {
    case 'malformed':
      return 400;
    case 'unsigned':
    case 'unknown-kiosk':
      return 401;
    case 'not-found':
      return 404;
    case 'refused':
      return 409;
    case 'too-large':
      return 413;
    case 'wire-version':
      return 426;
    case 'busy':
      return 503;
    case 'internal':
      return 500;
  }
}

function fastifyCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Any thrown thing as a failure that may be told outside; what is unexpected says nothing of its insides. */
export function failureFrom(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  if (error instanceof KioskUnknown) return new ApiFailure('unknown-kiosk', error.message, 'kioskId');
  if (error instanceof DeciderBusy) return new ApiFailure('busy', error.message);
  if (error instanceof ActRefused) return new ApiFailure('refused', error.message);
  if (error instanceof StoreError) return new ApiFailure('busy', 'The database does not take this now. Nothing was stored; send it again.');
  switch (fastifyCode(error)) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ApiFailure('too-large', 'The body is larger than this endpoint takes. Send fewer facts at a time.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApiFailure('malformed', 'Send the body as application/json.', 'content-type');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new ApiFailure('malformed', 'The body is empty or its length is wrong.');
    default:
      return new ApiFailure('internal', 'Something went wrong here. It was logged; nothing was stored.');
  }
}

/** The error body. */
export function errorBody(failure: ApiFailure): ApiError {
  return { error: { kind: failure.kind, message: failure.message, where: failure.where } };
}
