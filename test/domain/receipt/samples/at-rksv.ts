import type { Sample } from './sample.ts';

const bonbon = 'a public .NET reader of RKSV codes ("XamBonBon"), its tests';
const bnussbau = 'bnussbau/rksv, tests';

/** Signed with the certificate of the same source (`primeSignCertificate`). */
export const primeSign =
  '_R1-AT3_NovaTouch3_ft9959#38164_2018-02-26T10:02:23_0,00_0,00_0,00_21,20_0,00_mrcVvQE=_1bed73b390d58_Pf0Q7tXusVg=_wq2L/wZ/ueq1R1IOv6KUjtklGQKSdHlLt8rYA52lAvFq4SIylOGz42q9P16GVUYdLrA5lxEI5ROnvwCOmL0ZjA==';

/** Certificate of a till, base64 of DER, from PrimeSign's public directory. */
export const primeSignCertificate =
  'MIIEkjCCAnqgAwIBAgIHAb7XOzkNWDANBgkqhkiG9w0BAQsFADBKMQswCQYDVQQGEwJBVDEXMBUGA1UEChMOUHJpbWVTaWduIEdtYkgxIjAgBgNVBAMTGVByaW1lU2lnbiBSS1NWIFNpZ25pbmcgQ0EwHhcNMTcwMjI2MTAyNzUyWhcNMjMwMjI2MTAyNzUyWjBYMQswCQYDVQQGEwJBVDEvMC0GA1UECgwmS29uZGl0b3JlaS1LYWZmZWUgWmF1bmVyIEdtYkggJiBDby4gS0cxGDAWBgNVBAMTD1VJRCBBVFU1MjYwMDMwNTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAuzunV/boVk2Rl30sZBQl9qVyo4kzJhISVitGZoAktE6lzU82SULpV6wk5ZZu+8SndcxtErb1ZW6MTZwfpgH9CjggE4MIIBNDAOBgNVHQ8BAf8EBAMCBsAwRgYIKwYBBQUHAQEEOjA4MDYGCCsGAQUFBzAChipodHRwOi8vdGMucHJpbWUtc2lnbi5jb20vY2VydHMvcmtzdi1jYS5jZXIwHwYDVR0jBBgwFoAUmqNK9QdVVZSTZi5ZN3gtCnEE/DAwQAYDVR0gBDkwNzA1BgYqKAAnAQIwKzApBggrBgEFBQcCARYdaHR0cDovL3RjLnByaW1lLXNpZ24uY29tL2Nwcy8wHAYHKigACgELAQQRDA9VSUQgQVRVNTI2MDAzMDUwOgYDVR0fBDMwMTAvoC2gK4YpaHR0cDovL3RjLnByaW1lLXNpZ24uY29tL2NybHMvcmtzdi1jYS5jcmwwHQYDVR0OBBYEFL8z12FkECg8+VS/Xd+Ei6XsAiDZMA0GCSqGSIb3DQEBCwUAA4ICAQC/7GzHCIimySYPdSjS4wbU32DEEDiD6SKVbU8gixoqbDypobJZngc2vZ1NQp3qTT+kFJLPPplDEnkW20ZAGT9/JMzDkl48lmfxP3SIbRWi+oVzKJhGRqBJ+mQ9Nc4rNfEeuQqxW3IIedvwUjCD+ntHfEd/mvZD58sijYxULvaMjGw2tyej+GQdrVohrwoAtCf3cX6MhOGRcN4Q5i6YC1kimAvqJo9+zo2jJ0MXipn6A+Y5YJkHpyQogUS8FQW5dPkU/0bCo3ulCuPjcA/oelBFeMkntf277YcMihPQWFXOBBTU/trePja7efz4yMaucI73H61X52yI1N6s8N9eed/DG0Pscuq/tTl+28fqjE65XBRcsjP2Kci6rz4y1IH6KllLgdcs+28tXERdDVxiMDYx7Azfxs3/DZv5ks17sOdHYnGb57qZ1EMWhv283LWrCH7GRCi6PlcJ7pSLU6XtZSVDC28pxDfWPdjCc68Q9ARxdJMoINEDWtSxk3QVWijFGhNBHi6vgjf1dwL/dYJ05H/MmnkuBW7WCFFhi4FFBDDKrU6H5Dr0coUIXzEmuD0HqrNjfCKKHR88Ym6g71N7+JioiJ7PNmBu+6nyobEPemfPTSHpt0TghRPvRwh0eO9sUuMDq8eFDfPOiQNmEsO+I6DneU0HgB22ENmiuX9kuAleUw==';

/** Signed with the certificate of the same source (`aTrustCertificate`). */
export const aTrust =
  '_R1-AT1_fiskaltrust1_ft1C905#105218_2018-02-08T12:37:34_0,00_16,30_0,00_0,00_0,00_xfWUwBw=_7b164a88_6w3fQw5bEog=_irdxIo1TAowB1OzpU+dgeAS887k8AuT09jrcMjZx95xHzbKp5pLQcupkbpZK5UxtDaxj08+8bRO30Y4wxiwonw==';

/** Certificate of a till, base64 of DER, from A-Trust's public directory. */
export const aTrustCertificate =
  'MIIFUDCCAzigAwIBAgIEexZKiDANBgkqhkiG9w0BAQsFADCBoTELMAkGA1UEBhMCQVQxSDBGBgNVBAoMP0EtVHJ1c3QgR2VzLiBmLiBTaWNoZXJoZWl0c3N5c3RlbWUgaW0gZWxla3RyLiBEYXRlbnZlcmtlaHIgR21iSDEjMCEGA1UECwwaQS1UcnVzdCBSZWdpc3RyaWVya2Fzc2UuQ0ExIzAhBgNVBAMMGkEtVHJ1c3QgUmVnaXN0cmllcmthc3NlLkNBMB4XDTE3MDQwNjExNTI1OVoXDTIyMDQwNjA5NTI1OVowRjELMAkGA1UEBhMCQVQxIDAeBgNVBAMMF1N0ZXVlcm51bW1lciA2NTEyNC85MjQ1MRUwEwYDVQQFEwwzMzE0NDU0MjA4NjEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQK9hC2R6EDgUbs8Zrv6m76GbI4eGGmkR5XU78mxsKILA5jBl7ITiDp48hYIBqcRtutVBRNTHKK5/TcTG4te77Jo4IBszCCAa8wfwYIKwYBBQUHAQEEczBxMEYGCCsGAQUFBzAChjpodHRwOi8vd3d3LmEtdHJ1c3QuYXQvY2VydHMvQS1UcnVzdC1SZWdpc3RyaWVya2Fzc2UtQ0EuY2VyMCcGCCsGAQUFBzABhhtodHRwOi8vb2NzcC5hLXRydXN0LmF0L29jc3AwDgYDVR0PAQH/BAQDAgbAMBEGA1UdDgQKBAhNzmNJ7Y8J/zBFBgNVHR8EPjA8MDqgOKA2hjRodHRwOi8vY3JsLmEtdHJ1c3QuYXQvY3JsL0EtVHJ1c3QtUmVnaXN0cmllcmthc3NlLkNBMAkGA1UdEwQCMAAwWAYDVR0gBFEwTzBNBgYqKAARARgwQzBBBggrBgEFBQcCARY1aHR0cDovL3d3dy5hLXRydXN0LmF0L2RvY3MvY3AvQS1UcnVzdC1SZWdpc3RyaWVya2Fzc2UwEwYDVR0jBAwwCoAIQEeeruOQ37YwIgYDVR0RBBswGYEXam9zZWZlZS5hcG90aGVrZUBhb24uYXQwJAYHKigACgELAQQZDBdTdGV1ZXJudW1tZXIgNjUxMjQvOTI0NTANBgkqhkiG9w0BAQsFAAOCAgEAV5qSu2dQDMODf4FWF7y3YLnIAvPvBH7fX/07JSsyoXd3rySS0vZyt0nXn92GkHkObyzPI2KVZMv8FV/XkLXP0L5Alirz3EUewDtW9jlKwTE7F81vkrPwXnEQdN/qVW/zuNjTANMidNTNg1VNOFv4GQKoCFNUSBLK/qfj0gF2HKlx8a1BR6vIwh9IyHX5sLvI/nJGEYocDuGgNATenyZqj+SlJ1XHdBlxBQdn4k9nXegdrgxFmHFCgw9L0X6Zs1sakILII6gNyBMEWvZ8bJi2LSlX8YuurXE1qAyTgUdZtZ+EDsh7tzv0/sGFLSJNOV1tTHOtFinzfdn1q7FUl1MU3ttopr2sW2agtYn3fnJQbtJ/pdxnltfEknPiViCzvi88FSJFWu1Dtm2FljKcBsb4sGWetc4rmbkJeKdxIW+Rb0nzTVcYYH3E9IAKlXDbV+2M95lCwlhwqt1Acl4J8CDXMfc5Z+Z2xHKglkSsU71uMJAk+FePgWuwzFgzCJHPxjs/zbC2d0yIGMBtKrtn9jQHZZ4ZZHOEH9hVTS/rwtkcEyUBMsnw2lcwKry1lb0jLeLkalFsE41mhVh+6nV21zktbVrLxywku5J5iZOEdcw2SSd6kY9ymQMCndFCOqKPyBB/FE2hrqtujUVeEmKd6o9J3SiRbTpCBgeR4tKPlVta0dg=';

/** The start receipt of a demo till in its two forms, as an independent program turns one into the other. */
export const startOfTill =
  '_R1-AT0_DEMO-CASH-BOX524_366610_2015-12-17T11:23:44_0,00_0,00_0,00_0,00_0,00_DngfhpghKu8=_47be737cb1f6d1f1_hArhdCTSjbM=_Ubz6l2+TFt80EWAf6CTr/Xocpgn9UhOhSvlGMqQsML1LxieEE7bWqB5Y6HAwaC0NSA50swrGHxKs/UOGPS1SJA==';
/** The same for reading by letters: base32. */
export const startOfTillForOcr =
  '_R1-AT0_DEMO-CASH-BOX524_366610_2015-12-17T11:23:44_0,00_0,00_0,00_0,00_0,00_BZ4B7BUYEEVO6===_47be737cb1f6d1f1_QQFOC5BE2KG3G===_KG6PVF3PSMLN6NARMAP6QJHL7V5BZJQJ7VJBHIKK7FDDFJBMGC6UXRRHQQJ3NVVIDZMOQ4BQNAWQ2SAOOSZQVRQ7CKWP2Q4GHUWVEJA=';

/** Training: `VFJB` is base64 of TRA. */
export const training =
  '_R1-AT0_DEMO-CASH-BOX524_366596_2015-12-17T11:23:44_0,00_0,00_3,64_-2,60_1,79_VFJB_47be737cb1f6d1f1_ZvNxJw6a1A4=_J7YC28zquHfHzMpx02TqElbXOTSgXQu5JAA9Xu1Xzzu5p8eUYT+sgmyhzRps5nYyEp5Yh8ATIa9130zmuiACHw==';

/** Every one of these is as its till printed it. */
export const samples: readonly Sample[] = [
  {
    text: primeSign,
    source: bonbon,
    spellings: [
      primeSign.replace('1bed73b390d58', '0001BED73B390D58'),
      primeSign.replaceAll('=', ''),
      primeSign.replace('wq2L/wZ/', 'wq2L_wZ_'),
      primeSign.replaceAll(',', '.'),
    ],
  },
  { text: aTrust, source: bonbon },
  { text: startOfTill, source: 'unipos integritySafeGuard, tests', spellings: [startOfTillForOcr] },
  { text: training, source: 'RKSV, detailed questions 1.2, section 4.1' },
  {
    text: '_R1-AT1_4_ft3F472#245326_2021-08-09T13:54:09_0,00_0,00_0,00_0,00_11,10_+tJArYw=_4450931f_3ijIIGpGHa4=_H4C21Ns3YQ4UbW4SWA0aERPa8eOI82dwcWFTqg8jDnyAZAmauimGqlPjYKT0qe1AbWP46zFVe5CKhq+s3iOHKw==',
    source: 'receipts of public issue trackers',
  },
  {
    text: '_R1-AT0_633/029_003-2024-04-13T08:54:54MSR7520_2024-04-13T08:54:54_5,20_22,98_11,37_0,00_0,00_H7tLtJNt8y4=_U:ATU78172745-2_iUIdqDTkZTA=_RVYFIO0aQa1myJC5VPlFQPZv0xz+T4Sf2PkxGG46r0c+Xn6p7OLG36/IUY9we2c4S3NkVJuEPGBqs4QBzoqjaQ==',
    source: bnussbau,
  },
  {
    text: '_R1-AT0_0003111_0003111001000202404157928_2024-04-15T16:28:54_0,00_13,80_0,00_0,00_0,00_4jJVnlBGlgw=_U:ATU59193205-001_xg2ik+BDjGE=_MRuODBrEHpIbqWbi+JbMg3A8jaCrind4hTi07PpeqwN9i+Anww4pEjrFXQ1+sQ7vi1M6d5a0aN+X0+EMbHt2HA==',
    source: bnussbau,
  },
  {
    text: '_R1-AT3_fiskaltrust3_ft5AB#1446_2019-01-28T17:30:06_0,00_0,00_0,00_0,00_18,00_H3UgNDo=_1e21054316210_r+rcj6xW+Ps=_hJML3CXjlt6jsZ0WhuDgSOkRSsuxkFpgL82nD1Rk1y/FbgZTPw8a56O15KFxIhkABng0W3vEUOZyYKo9tGyw7Q==',
    source: 'tillhub SDK, tests',
  },
  {
    text: '_R1-AT2_3_305_2017-05-17T13:40:18_0,00_0,00_0,00_0,00_0,00_cnrSSYmKALE=_01a3 5c54 61cd 9f0c 16ed a498 57_6TDI3CzBK58=_eOfuqQvC3vr2QeHbimxL0oYSVd02cVxPmsKVk4d8SqvxW27X7rD7VVNv90jpW3iMYvYFBDTghZ1x+YhJusxlUQ==',
    source: 'a till maker, demo data',
  },
];
