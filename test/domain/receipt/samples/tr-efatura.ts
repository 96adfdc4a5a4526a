import type { Sample } from './sample.ts';

/** Turkish invoices. */
export const samples: readonly Sample[] = [
  {
    text: '{"vkntckn":"1700020847","avkntckn":"7330959937","senaryo":"TICARIFATURA","tip":"SATIS","tarih":"2026-06-09","no":"BIL2026000000193","ettn":"1714101e-30f0-4770-968a-b070f7060774","parabirimi":"TRY","malhizmettoplam":"15100.00","vergidahil":"18120.00","odenecek":"18120.00"}',
    source: 'a public e-fatura; the sum of goods is filled in',
    spellings: [
      '{ "ettn": "1714101E-30F0-4770-968A-B070F7060774", "tip": "SATIS",\r\n "vkntckn": "1700020847", "tarih": "2026-06-09", "no": "BIL2026000000193", "parabirimi": "try", "odenecek": 18120 }',
    ],
  },
  {
    text: '{"vkntckn":"26567515344", "avkntckn":"58279107166 ", "senaryo":"EARSIVFATURA",\n\t\t\t"tip":"SATIS",\n\t\t\t"tarih":"2023-09-09", "no":"GIB2023000000138",\n\t\t\t"ettn":"ac0920ae-aa44-4ec0-a3e3-0f87d25463a7",\n\t\t\t"parabirimi":"TRY",\n\t\t\t"malhizmettoplam":"26940.48", "kdvmatrah(20)":"18858.34",\n\t\t\t"hesaplanankdv(20)":"3771.66","vergidahil":"22630", "odenecek":"22630"}',
    source: 'a public style sheet made from an e-arşiv fatura of the authority’s portal, spaces and all',
  },
  {
    text: '{"vkntckn":"21106818108", "avkntckn":"1111111111 ", "senaryo":"EARSIVFATURA", "tip":"ISTISNA", "tarih":"2023-11-09", "no":"EAR2023000000010", "ettn":"b7b6415c-890c-4b17-845a-888705d18373", "parabirimi":"EUR", "malhizmettoplam":"6.69", "kdvmatrah(0.0)":"6.69", "hesaplanankdv(0.0)":"0.00", "vergidahil":"6.69", "odenecek":"3680"}',
    source: 'a public app that checks e-arşiv invoices; payable in another currency than the total',
  },
];
