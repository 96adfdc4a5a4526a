import type { Sample } from './sample.ts';

/** Kazakh receipts. */
export const samples: readonly Sample[] = [
  {
    text: 'http://consumer.oofd.kz/?i=1734974179&f=010100465991&s=13507.0&t=20210922T224125',
    source: 'a public Android app that sends it to its own server as an example',
    spellings: [
      'HTTPS://CONSUMER.OOFD.KZ?t=20210922T224125&s=13507.00&f=10100465991&i=1734974179',
      'https://4ek.kz/?o=kazakhtelecom&i=01734974179&f=010100465991&s=13507,0&t=20210922T224125',
    ],
  },
  {
    text: 'https://consumer.oofd.kz/?i=2936414372&f=010100886168&s=3247.00&t=20240613T191146',
    source: 'a public loyalty page that reads it',
  },
  { text: 'https://ofd1.kz/t/?i=362397639340&f=010101907421&s=1820.0&t=20220723T180527', source: 'a public PHP reader of four operators' },
  {
    text: 'https://4ek.kz/?o=transtelecom&i=834491435710&f=010101834255&s=40000.0&t=20220610T165650',
    source: 'the same PHP reader',
    spellings: ['https://ttk.4ek.kz/t/?i=834491435710&f=010101834255&s=40000.0&t=20220610T165650'],
  },
  { text: 'http://consumer.kofd.kz?i=717148297551&f=010101869173&s=10000.00&t=20220528T154623', source: 'the same PHP reader' },
  { text: 'https://cabinet.kofd.kz/consumer?i=720163788689&f=010101017498&s=474.00&t=20220702T133932', source: 'the same PHP reader' },
  { text: 'https://consumer.wofd.kz/?i=841061549277&f=010102737143&s=26965.00&t=20260501T185332', source: 'tests of a public receipt bot' },
  {
    text: 'https://4ek.kz/?o=transtelecom&i=339472456003&f=620504311750&s=15954.0&t=20250808T144938',
    source: 'tests of the Android app chelovecheck',
  },
  {
    text: 'https://ofd.beeline.kz/t/?i=739826471308&f=010102493800&s=1000.0&t=20240111T192925',
    source: 'a public Python reader of two operators',
  },
  {
    text: 'https://app.kassa.wipon.kz/consumer?i=5612340017&f=600407890704&s=4280.00&t=20260310T093045',
    source: 'tests of a public receipt service',
  },
  {
    text: 'http://dev.kofd.kz/consumer?i=925871425876&f=211030200207&s=15443.72&t=20220826T210014',
    source: 'tests of a public printer driver: the test stand of a cloud register',
  },
];
