import type { ScreenComponents } from './screen-props.ts';
import { serviceComponents } from './service-components.ts';
import Resting from './screens/resting.svelte';
import Attract from './screens/attract.svelte';
import Visit from './screens/visit.svelte';
import Message from './screens/message.svelte';
import UnknownCard from './screens/unknown-card.svelte';
import KeptReceipts from './screens/kept-receipts.svelte';
import WhoseReceipt from './screens/whose-receipt.svelte';
import AnotherCard from './screens/another-card.svelte';
import ChangeCard from './screens/change-card.svelte';
import TypeCard from './screens/type-card.svelte';
import TypeReceipt from './screens/type-receipt.svelte';
import PickShop from './screens/pick-shop.svelte';
import CodeHelp from './screens/code-help.svelte';
import Gifts from './screens/gifts.svelte';
import GiftConfirm from './screens/gift-confirm.svelte';
import GiftBound from './screens/gift-bound.svelte';
import GiftGone from './screens/gift-gone.svelte';
import NearMiss from './screens/near-miss.svelte';
import Result from './screens/result.svelte';
import Printing from './screens/printing.svelte';
import NoSlip from './screens/no-slip.svelte';
import Goodbye from './screens/goodbye.svelte';
import History from './screens/history.svelte';
import JoinAge from './screens/join-age.svelte';
import JoinTerms from './screens/join-terms.svelte';
import JoinPhone from './screens/join-phone.svelte';
import JoinCard from './screens/join-card.svelte';
import JoinDone from './screens/join-done.svelte';
import FindPhone from './screens/find-phone.svelte';
import EnterCode from './screens/enter-code.svelte';
import Mine from './screens/mine.svelte';
import Vouchers from './screens/vouchers.svelte';
import Voucher from './screens/voucher.svelte';
import Tickets from './screens/tickets.svelte';
import Draw from './screens/draw.svelte';
import Campaigns from './screens/campaigns.svelte';
import Campaign from './screens/campaign.svelte';
import SlipWords from './screens/slip-words.svelte';
import Terms from './screens/terms.svelte';
import NoPaper from './screens/no-paper.svelte';
import FindShop from './screens/find-shop.svelte';
import MapScreen from './screens/map.svelte';
import OnPhone from './screens/on-phone.svelte';
import Questionnaire from './screens/questionnaire.svelte';
import Question from './screens/question.svelte';
import QuestionnaireDone from './screens/questionnaire-done.svelte';
import Invite from './screens/invite.svelte';
import Invited from './screens/invited.svelte';
import Birthday from './screens/birthday.svelte';
import Settings from './screens/settings.svelte';
import WhoSees from './screens/who-sees.svelte';
import GiveCard from './screens/give-card.svelte';
import GiveAmount from './screens/give-amount.svelte';
import GiveCheck from './screens/give-check.svelte';
import OnTheWay from './screens/on-the-way.svelte';
import Leave from './screens/leave.svelte';
import Leaving from './screens/leaving.svelte';
import IdleWarning from './screens/idle-warning.svelte';

/** Which component shows which screen. */
export const screenComponents: ScreenComponents = {
  resting: Resting,
  attract: Attract,
  visit: Visit,
  message: Message,
  'unknown-card': UnknownCard,
  'kept-receipts': KeptReceipts,
  'whose-receipt': WhoseReceipt,
  'another-card': AnotherCard,
  'change-card': ChangeCard,
  'type-card': TypeCard,
  'type-receipt': TypeReceipt,
  'pick-shop': PickShop,
  'code-help': CodeHelp,
  gifts: Gifts,
  'gift-confirm': GiftConfirm,
  'gift-bound': GiftBound,
  'gift-gone': GiftGone,
  'near-miss': NearMiss,
  result: Result,
  printing: Printing,
  'no-slip': NoSlip,
  goodbye: Goodbye,
  history: History,
  'join-age': JoinAge,
  'join-terms': JoinTerms,
  'join-phone': JoinPhone,
  'join-card': JoinCard,
  'join-done': JoinDone,
  'find-phone': FindPhone,
  'enter-code': EnterCode,
  mine: Mine,
  vouchers: Vouchers,
  voucher: Voucher,
  tickets: Tickets,
  draw: Draw,
  campaigns: Campaigns,
  campaign: Campaign,
  'slip-words': SlipWords,
  terms: Terms,
  'no-paper': NoPaper,
  map: MapScreen,
  'find-shop': FindShop,
  'on-phone': OnPhone,
  questionnaire: Questionnaire,
  question: Question,
  'questionnaire-done': QuestionnaireDone,
  invite: Invite,
  invited: Invited,
  birthday: Birthday,
  settings: Settings,
  'who-sees': WhoSees,
  'give-card': GiveCard,
  'give-amount': GiveAmount,
  'give-check': GiveCheck,
  'on-the-way': OnTheWay,
  leave: Leave,
  leaving: Leaving,
  ...serviceComponents,
  'idle-warning': IdleWarning,
};
