import { languages } from '../../domain/text/language.ts';
import { priceOf } from '../../domain/decide/ask-gift.ts';
import type { DeskGift } from '../../domain/desk/desk-account.ts';
import type { DeskHouse, DeskShop } from '../../domain/desk/port.ts';
import { minorDigitsOf } from '../../domain/text/format.ts';
import { newestVersions } from '../../domain/visit/local-say.ts';
import type { NameSource } from '../../domain/visit/names-of.ts';
import type { Catalogue } from '../../domain/visit/catalogue.ts';
import type { CoreServices } from '../core/core-services.ts';
import { inEachLanguage } from '../../domain/text/language.ts';

/** The mall as the desk needs it; lists are made anew only when a document changed (`forget`). */
export interface DeskHouseSource {
  state(): DeskHouse;
  forget(): void;
}

const restingLimits: DeskHouse['limits'] = {
  lockMs: 120_000,
  overridesPerShift: 0,
  honourWithoutCardMinor: 0,
  receiptMaxAgeHours: 24,
  leaveWaitDays: 14,
  dayCutoffMinutes: 240,
};

function shopsOf(catalogue: Catalogue): readonly DeskShop[] {
  const categories = new Map(catalogue.categories.map((one) => [one.id, one.name]));
  return catalogue.tenants.map((tenant) => ({
    tenantId: tenant.id,
    name: tenant.name,
    category: categories.get(tenant.category) ?? inEachLanguage(() => tenant.category),
  }));
}

function giftsOf(catalogue: Catalogue): readonly DeskGift[] {
  return catalogue.gifts.flatMap((gift) => {
    const pricePoints = priceOf(gift);
    // What a shop honours is for a paper of its own, which kiosks print.
    return pricePoints === null || gift.tenantId !== null
      ? []
      : [{ giftId: gift.id, name: gift.name, pricePoints, valueMinor: gift.valueMinor }];
  });
}

/** The desk's house over the services of the core. */
export function deskHouse(services: CoreServices): DeskHouseSource {
  let lists: { readonly shops: readonly DeskShop[]; readonly gifts: readonly DeskGift[]; readonly names: NameSource } | null = null;
  return {
    forget: () => {
      lists = null;
    },
    state: () => {
      const base = services.house.state();
      const catalogue = services.house.catalogue();
      if (catalogue !== null)
        lists ??= {
          shops: shopsOf(catalogue),
          gifts: giftsOf(catalogue),
          names: { catalogue, campaigns: newestVersions(services.factBook.world().campaigns()) },
        };
      const settings = catalogue?.settings;
      return {
        ready: base.ready && catalogue !== null,
        mallName: base.mallName,
        deskId: base.kioskId,
        languages: catalogue === null ? languages : base.languages,
        defaultLanguage: base.defaultLanguage,
        currency: base.currency,
        minorDigits: minorDigitsOf(base.currency),
        clockLocal: base.clockLocal,
        online: base.online,
        reader: base.reader,
        printer: base.printer,
        shops: lists?.shops ?? [],
        gifts: lists?.gifts ?? [],
        names: lists?.names ?? null,
        posters: base.posters[base.defaultLanguage],
        night: base.night,
        resting: services.restingKiosks(),
        limits:
          settings === undefined
            ? restingLimits
            : {
                lockMs: settings.deskLockMs,
                overridesPerShift: settings.overridesPerShift,
                honourWithoutCardMinor: settings.honourWithoutCardMinor,
                receiptMaxAgeHours: settings.receiptMaxAgeHours,
                leaveWaitDays: settings.leaveWaitDays,
                dayCutoffMinutes: catalogue?.mall.dayCutoffMinutes ?? 240,
              },
      };
    },
  };
}
