import type { Sample } from './sample.ts';

const fiskaltrust = 'fiskaltrust/interface-doc, appendix KassSichV';
const verification = 'berohndo/tse_signature_verification, tests';
const printed = 'paritytech polkadot-app, receipt parser tests (captured from paper)';
const cafe = 'BJlf238fEMG/ycfzOUBpIHa8OZNMXFMZx9ug42Vs6F0zOx42io2pnoWnRvoNeITAY1J4+2ePsszO3CeJrgfLWb8=';
const demoKey =
  'BFhnDaPRoUxAYUktkUqoaV2l+TVpLdT7wPTRFDkZcHXFS7WZhGsvKh/lT3jEYJLNLD/sjQVg/JrobVU5kue/k2d9sK7dnWPdMgYlr4E4Ff8ziKclzs1u7BuOYJ4jRI65rg==';

/** P-256, seconds since 1970, r and s plain: the commonest German receipt. */
export const plainP256 =
  'V0;ERS 8cb8e2de-4052-481b-945b-118022951944;Kassenbeleg-V1;Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Unbar;1;31;2021-08-23T14:36:27.000Z;2021-08-23T14:36:33.000Z;' +
  'ecdsa-plain-SHA256;unixTime;TGnWiq3ZW7gi4Vs+DxLGsJZj9v271dHmhQAcb057F3oWkdKJ61UW2LLVTZQhW673yLa53Mm6oPeMU1Ns3ZOH7w==;' +
  'BGFKQP7EENf3s5hTDXvlh+xyJ1Q9BNIa9LyYbYK+pTAKAGQ2fmI40p5QOrpHpvb+UuOrNQJdhzggHNfyyyDyf/g=';

/** brainpoolP384r1, the process type in another spelling. */
export const brainpoolP384 =
  'V0;AMA-6200;KassenBeleg-V1;Beleg^2.90_0.00_0.00_0.00_2.10^5.00:Unbar;160504;344413;2021-07-23T10:12:54.000Z;2021-07-23T10:12:55.000Z;ecdsa-plain-SHA384;unixTime;' +
  'NgqBkWMvhLmCKa9cJJ8JodfAdlkfcFFyW0J7Ks9lTz9I4QFKhLzyGF/02kWsCRg0LoiJtkq+0Ak9GovodNFLOBG00ewEj40/GbI9zLtNt9j90w4Sz3GcxTSrr3rqhIhN;' +
  'BCd1vZvSJsJwBTqshgDVsrG4Gg+oN3jeeFEgjGiKs9ELd170vy/jO3iMMF6tAVUfjyYn9jRXng8Z4qWXaqoJ53+y+OFeSY/lQsdZWCODkzhlhkJxJw2k9Z1A4gFX6Riotw==';

/** UTCTime with seconds; the key as SubjectPublicKeyInfo. */
export const utcTimeWithKeyInfo =
  'V0;220130d5-9060-4e26-b75c-35968f49aae3;Kassenbeleg-V1;Beleg^7.50_0.00_0.00_0.00_0.00^7.50:Bar;10;19;2020-05-22T10:47:42.000Z;2020-05-22T11:11:04.000Z;' +
  'ecdsa-plain-SHA256;utcTime;FGq8kd0kuQjHmyK8/Ca73h1mqOSRsctDfM/h7zddskjM7iKLuVs+Mwff8WCUz45kA/F2lF9kI90zny8Tnuhf/w==;' +
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAENFFPGk1vDk92IL6tjsVQ6kpwc4TCsYNNGGoc0cN4dUPQZwOo2tuQlrQAVvMfO+XHWsnphAtN5cUbIwdtMk/Z6g==';

/** brainpoolP256r1 with a DER signature: a key of the same length as P-256. */
export const brainpoolP256Der =
  'V0;955002-00;Kassenbeleg-V1;Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar;18;112;2019-07-10T18:41:04.000Z;2019-07-10T18:41:04.000Z;ecdsa-plain-SHA256;unixTime;' +
  'MEQCIAy4P9k+7x9saDO0uRZ4El8QwN+qTgYiv1DIaJIMWRiuAiAt+saFDGjK2Yi5Cxgy7PprXQ5O0seRgx4ltdpW9REvwA==;' +
  'BHhWOeisRpPBTGQ1W4VUH95TXx2GARf8e2NYZXJoInjtGqnxJ8sZ3CQpYgjI+LYEmW5A37sLWHsyU7nSJUBemyU=';

/** Separators of thousands, signed as they are. */
export const withThousands =
  'V0;ARC1234;Kassenbeleg-V1;Beleg^3,000.00_20.00_0.00_0.00_0.00^3,020.00:Bar;60;1326;2020-06-16T10:58:12.000Z;2020-06-16T10:58:12.000Z;ecdsa-plain-SHA384;unixTime;' +
  `Y6QLrsGBeB80wgNVp1EYrMR+vKO/i3RVWZ+P3LYNNejB/Px+i3XA5DJQMgCvj7lKKj8uRaDtGDWRgPxuXc01yokYXSLazsiU8aJhHmnkdPqbUdMakIz5Qc6tmgauJJIX;${demoKey}`;

/**
 * A supermarket's receipt of 2026 on P-384 whose key lies on its curve and whose signature fits no known layout of the signed message (tests of a public receipt checker; it tried 480 variants, this project 1,260
 * more). Not among the samples: it reads, and is told as not fitting.
 */
export const unfitting =
  'V0;International.D.039.073.07;Kassenbeleg-V1;Beleg^17.67_38.71_0.00_0.00_0.00^56.38:Unbar;829153;1659992;2026-08-07T09:20:51.000Z;2026-08-07T09:21:55.000Z;ecdsa-plain-SHA384;unixTime;' +
  'R29intMaHRAQE/aSM/Z+R/3XS4umfJBWTJXZv4Fr+PNQrjZCHat6CkGINcaPCIP8BkfsFMtc5u7QWoJQg3DA1eAQzJxhqesO57HNosOztOWC+eaXh0Z5/5oVVPrpRJZF;' +
  'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEJc9CPoY7NA3CIVx1NxKZjMQac4AVq3+N+moSPHDw202KjVFv5QeTS/JMIcH34pxu8vjUb0kKwx3Qcagxq4vdL2KwQFo3AbEEfvBW299+yODBuDGfBKKpgxTi+v3eZYl+';

/** Every one of these is as its till signed it. */
export const samples: readonly Sample[] = [
  {
    text: plainP256,
    source: verification,
    spellings: [
      plainP256.replace('Z;ecdsa', 'z;ecdsa'),
      plainP256.replace(';31;', ';0031;'),
      plainP256.replaceAll('=', ''),
      plainP256.replace('V0;', 'v0;'),
      plainP256.replace('14:36:33.000Z', '16:36:33.000+02:00'),
    ],
  },
  { text: brainpoolP384, source: verification },
  { text: utcTimeWithKeyInfo, source: fiskaltrust },
  { text: brainpoolP256Der, source: 'fiskaly SIGN DE, API documentation' },
  { text: withThousands, source: fiskaltrust },
  {
    text:
      'V0;AMA-2642;Kassenbeleg-V1;Beleg^4.05_3.00_0.00_0.00_0.00^7.05:Bar;13;44131;2019-11-22T11:29:48.000Z;2019-11-22T11:29:49.000Z;ecdsa-plain-SHA384;unixTime;' +
      'K8zsZ6NjsBzo/Yd3Hba84aH3oT+c4Og5VcfJ7s6Dxz7UmAwtcKmzW16OkS/lm8pDE/37JHoRlYofUTLNF+9bY5Jv7C2P4nuEaHwlVarbiJs3bYlgQmIXQDZnf+8FhfBm;' +
      'BBXNYQErM4d9sk9Iy+0T6A4sdTocijml5X78Gq/At2uXTcs/3bZNNpyuHd+dpmY59yLh0xZcr9osHhkDAxsQumgjmtb3d9GIVnTaPCslEki84P1iHPiHKHfcszeQajPk3A==',
    source: 'DSFinV-K, annex I, section 2',
  },
  {
    text:
      'V0;DEMO1256;Kassenbeleg-V1;Beleg^15.00_0.00_0.00_0.00_0.00^15.00:Bar;39;875;2020-06-08T11:34:42.000Z;2020-06-08T11:34:43.000Z;ecdsa-plain-SHA384;unixTime;' +
      `DdxmTYRiAIm3jQJYwb7dyRthzG0hErod7ZobdmIKpIVlVXESbSzTxZ0cVx08c4PgQ2S4oXedpUZV3vRXIU1q80IfrI2Xh4ZFMEq7515cfIcPIwsFQFEo7ZT58aDlBXlI;${demoKey}`,
    source: fiskaltrust,
  },
  {
    text:
      'V0;UT-TEST-101bd1cd-286c-4c3b-9ae5-43d4fad02f08;Kassenbeleg-V1;Beleg^4.20_0.00_0.00_0.00_0.00^4.20:Unbar;1;27;2026-08-18T18:38:19.000Z;2026-08-18T18:38:19.000Z;' +
      'ecdsa-plain-SHA256;unixTime;kHCYf4/f/zz+51m5XlzLtuEOFvVyAF3wrzsz+p+iyQcxzICkza8O9m/P45pRDQRWwEvxYzYZQWR3wGqEsSf2iA==;' +
      'BAVHkwS3tptbKRK2Z8E6a8u8N/Qkw/6gBr89NivYZciYJVpF5uQPQTpgb64I3STVhUpLVc/ZCZOz7eaBol+qUnY=',
    source: 'universaltill, fiskaly answer captured in tests',
  },
  {
    text:
      'V0;1342061307;Kassenbeleg-V1;Beleg^9.00_0.00_0.00_0.00_0.00^9.00:Bar;8041;17011;2026-05-21T21:40:56.000Z;2026-05-21T21:41:30.000Z;ecdsa-plain-SHA256;unixTime;' +
      `D5CdNgSCwlSisYXjQoZnIxAM9nRdb91F8l6uIdR+oKWi7/kTszRK/xRLBNgcGhc6L1ChYQktJJFmzKFt8mTn/w==;${cafe}`,
    source: printed,
  },
  {
    text:
      'V0;1342061307;Kassenbeleg-V1;Beleg^3.00_0.00_0.00_0.00_0.00^3.00:Bar;8187;17404;2026-06-01T16:05:25.000Z;2026-06-01T16:05:37.000Z;ecdsa-plain-SHA256;unixTime;' +
      `2a11b78GnBhRc6Tu84zRsqSPfwaLwxfys4hSnX+4KK50z0VzVnMWIPNTBZfdKdonZRw7pPMH6r0OZtELhuuQrg==;${cafe}`,
    source: printed,
  },
  {
    text:
      'V0;ERS aacbe40e-3aa6-48a1-b8e6-3c8abbd7ebd5;Kassenbeleg-V1;Beleg^0.00_8.20_0.00_0.00_1.80^10.00:Bar;11;138;2023-12-13T16:01:44.000Z;2023-12-13T16:01:56.000Z;' +
      'ecdsa-plain-SHA256;unixTime;7nTRzYZ6Pjhnv5l8Qo/Gs9cQ2KvmCMMK1/rQ0hoPtjkp2tPr3yuWPvH9rkOkCFuAI79k/VxvkyxwSQyWjRc7iA==;' +
      'BCC8Xaw0n2bnmcsOpLwgYhlUEw/aOvJPFMy2WOFaabktCrxep80VY7Y8KdrjIAx+9ta7wfMO03k4nwN11ZnNKm4=',
    source: printed,
  },
];
