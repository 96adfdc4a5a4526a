/** Who may do what at a kiosk, and how the longer parts go step by step. */
import type { CheckStep, Corner, ServicePart } from '../contract/screen-service.ts';
import type { ServiceRole } from './port.ts';

const forAll: readonly ServicePart[] = ['diagnostics', 'opening-check', 'cleaning', 'paper', 'jam'];
const forService: readonly ServicePart[] = [...forAll, 'closing', 'announcement', 'training', 'leaving'];

/** The parts of a role, in the order of the page. People of the desk look after glass and paper; the rest changes what visitors find. */
export function partsOf(role: ServiceRole): readonly ServicePart[] {
  return role === 'desk' ? forAll : forService;
}

/** Steps of the opening check. */
export const checkSteps: readonly CheckStep[] = ['colours', 'touch', 'scan', 'print', 'paper', 'network'];

/** Corners in the order in which they are touched. */
export const corners: readonly Corner[] = ['upper-left', 'upper-right', 'lower-right', 'lower-left'];

/** Pictures of paper work. */
export const paperSteps = {
  paper: ['open', 'take-out', 'lay-in', 'close', 'print'],
  jam: ['open', 'take-out', 'close', 'print'],
} as const;

/** Lines of diagnostics on one page. */
export const LINES_A_PAGE = 6;

/** Minutes until closing, and of an announcement, that may be chosen. */
export const closingChoices: readonly number[] = [0, 10, 30];
export const announcementChoices: readonly number[] = [15, 60, 240];
