import type { Sample } from './sample.ts';

const parser = 'turanjanin/serbian-fiscal-receipts-parser, tests/UrlDecoderTest.php';

/** A sale of 1,500.00 dinars on 3 January 2023. */
export const sale =
  'https://suf.purs.gov.rs/v/?vl=A1ZCTUhYOVNYVzZVQlBaTzCyKwEA%2FmgAAMDh5AAAAAAAAAABhXchESoAAAAP3tYiO2%2BdI6Z5y2v4eC5wJTxirHDeiB1hqaKpgb%2FGvUy6yLkMNgZNqKxLqR40mK2cAfqZmKQ3%2BuCcTbec%2BQ3%2F9YY5EhTDP5HxDNhG%2FugU849FmvrVzP0sKecosSNL10dFtlH8Wgor2A2DDs8sHlmfmpokJnVcm24b%2BCz2bSCSl3HtzGRJ1w4Sw9hhdzsQ4WuPo%2FMEGMlmV8a%2Ffc7X05cWsDCHZoA5uPNWfN%2Bre8%2By5JETDJgRwNDFipYIdh0k62TMp5P0%2FzbCueIJJjas5IxAS9iIdpoTAIIl3eKwUZUWvEwtbGz5nkz52hw5%2Bmg50Uczx1SRifYq%2FEDt79xNkcceS0llpMyNdQ12TSYyL0UjMNymgGX4WPajSzPkQuFBcGLB%2BNLOn2AKLPJXa3B8b87eESXrcIbilNXS3zyr3eg4DIqcTVLXwHwcSh1WDmWKI2TFSu%2Bc6iORB11ln1kYbsEsuCoUegxRJR3RW4%2BkQz45%2Bbm4O5qWTCkDlZ73XHATWPn%2BpPfHP2Fh0Y0QK8gGxNiqrdbob3u0l8uaxKcEDaX%2F4HXnhMezvLEEwBNgWXDMn29uWYx9SWEvPrxV%2FLsIULQbE%2FlcvPeYIla63NhCyuEuGLIlwB2p%2B9O8x7sxD53fTMC7EKKRFUV13WBJS2N5%2BLUh33joYo8Qrc%2BNV2CqrtChYTftFukoKbQvCUKOYYIW0%2FA%3D';

/** A proforma invoice: a code of the format, and no receipt. */
export const proforma =
  'https://suf.purs.gov.rs/v/?vl=A1ZCTUhYOVNYUjdXUzVNTzAFCwEALK4AAMDh5AAAAAAAAAABhXcDIwIBAAAHiPXrNixGe7w7uGaVPY0d63o0y1CmTNOyn%2BUWnitPJW7LIB50xADV9%2FYL3kmNs7N1k2o%2B3bsTYuTEbssmYh2eGR6VO9YikQYRn515dQ31v2bCDhofTRRGvrfCOe04pvX7wrKB8hT99ynw4KAr8CReHfIaTBrowfbAUTaNf50eB0P10py%2Fk8Mnxjyz1hs2DVBHwlYXRGf%2F74%2F0Jct2OBH6XNT4z9EYAGFIpt2c4zMf3nYcDHrjJUEnSxi5029Bh9FG3i%2BpZGQk84VgmvY%2FcRdFmNTwsVMlPKcpQUKU7r5cPvH0F0eXXmRuM25Up7Gw6klFO%2BJq9L0Rfx7i54nd6KKdPRtlo41P3ZcNvVhVKDFSFJSZygor%2BaC5I%2FsUaVl8rRvxiW3pMjNsVajbylpGGvWBqiLsMYAFGhDkqnyF1snrFlMj4cScKO5CjIRGH364HE9rVZXrHTC7SjdbCHuwlgmhYUF2UcXcnks86FJ9fR2pAOXvB6A9%2Bjuo8sxFFxdZPOgRNU7c4LxHmckrcsETdF8BBmuw14aswljf4qZhYaOVL2E2R0xNakdOpU1UQ%2B67mMKDSeDklLGo7ohiDRNFL7%2BssVRUvUN1Vp8Sw4HbpTZQ6Y3nUywAPuVQ4Y08f5IM6Oke5A%2FtKgA2hRFK8rdV6nNZr%2FMqa8xzgAjLvUc63sHjcLA%2BmdnG5C279kkAMW65ZQY%3D';

/** Real addresses from tills, of Serbian taxpayers' public repositories. */
export const samples: readonly Sample[] = [
  {
    text: sale,
    source: parser,
    spellings: [
      sale.replace('https', 'http'),
      sale.replace('suf.purs', 'SUF.PURS'),
      sale.replace('/v/?', '/v?'),
      sale.replace(/%2B/g, '+').replace(/%2F/g, '/').replace('%3D', '='),
      sale.replace(/%2B/g, ' ').replace(/%2F/g, '/').replace('%3D', ''),
      sale.replace(/%2B/g, '-').replace(/%2F/g, '_').replace('%3D', ''),
      sale.replace('?vl', '?lang=sr&vl'),
    ],
  },
  {
    text: 'https://suf.purs.gov.rs/v/?vl=A0dVNzVOWlpHR1U3NU5aWkcq3QAAKt0AAHzn1wAAAAAAAAABhXIumZ8AAABTgZgutI3zc0%2F8fvWqiySgesurZsQMGOjNpAUF0cQSURljycvOsWCSNvkkIYCP6PFNWGBrnQ3z5BpiMMQQIKin2Ed9YoyNbkJXuHJymVWtR0gaZMmVVcVMTc1X8KaUNbvVYkcTeXYFrjfHoXAymB84OXa1%2FBFJCjlQ0PM8vBOdHoyvrhLnSNnS5iiYEBJgxaGnfejWOVufSs4hgBzRFvtjKJmzNXpGxYi7CzUvE1EbiZkOVQ6UzA9bcrX1pzh80W1HdvkNb77ExtAXOA1u%2F3Yww2DTlYBueUSoqlXLnOEieiXjnRyBtVQXcoeRRuzpE%2BPlCBBmS24wuHy5vCuJ%2B5DXMOpLA3tpHXUmiLzdr9fJOk7QJkZ%2BhkHb0BvWdXuoxFBKlEibJDGFhk7qtfciy2u9z3qDdNsIMa%2FuRZgP8mtVXD2KhIqN%2FXQDevo4cmX8Pc6XHoBIjIY9Xk7Fmel%2Fdc%2FcxaaA2VssxpIjEd8uHcoXsNGL4kXLz8iN%2FpGVunM%2FYkpx1haVPsAZpsK4JTg3QFcqtXmY%2FCPz4227fQS8DtjJiwgGIyqDikaw1e8GkbhqjU3blTovi2SbMSMHJy7SVWyfZsyV8oKVlsPu5u%2BHSa%2BBK%2FSlpP5YMcW6bWI9LAkgNSgRk7d%2B%2B6hSr2elIHFI458NTaXZn5LtbrOaLUjoakdb%2BYPxjmJoSAzPbLfxg8AOioQ%3D',
    source: parser,
  },
  {
    text: 'https://suf.purs.gov.rs/v/?vl=A0VIR0s5OUVURUhHSzk5RVRHEQMA8QwDALi0kQEAAAAAAAABh0zrdMAAABQAAAAAAAAAADEwOjEwMDE4MTczMo38wGpJqiNIKLwERNC5XE8C1UaxA5cxHmiyV%2fcCFLpITSs2lRzp9KMSG%2bIMj8MSz%2fXkbpVz3PNrjDYUwrxRCdHbUAUz0YitXgWn3cZ1x1F8scXJ%2f%2fnERpTO4436TmVrlUBZMJnuI19hcCFovYK7PDn0MUNoxAg%2f%2bVe6CmKXxF%2b2n6xRLQIHrrlgmv4%2bNpjYJ8jFZWfG08sHCVQq3yyYOmYMBmN13W3v%2fkzcbiS4%2f%2fHfcB%2fBJuyzhdIk%2b4BjJUzQl3eoBaPisjZGIfVMGOwwP1m63VKWy7x1jnLmnTGdeMX4q8Kw1KxMkxkfFfV5VHVv1xby68kmtbbOh55f7dwLSkCqZiFJpCKoHqtYYHox9OREV83vrTwDw%2b5CdvQw5PEgD5up9JZ4QnCssycq2XM3ap6z9BrmMhBg4ODWgtdqwO414RmGU6Egznm1nASQj1AdMbrPGbfBXBcf81KG8Lwe3%2b1KQaJItq6Z%2f8lupSeYJG%2bfFib%2fYOn9SnVrbN6EkqvtUrgiTsPeBkoBlWKkDedzWdRWGpG319fauV1f4R4kz30eEQpRW0NT%2b3a%2b6vBDNm79kEZN7vC8EbtT7ejj8QBGDR5XzBCSmGG%2bZBfuAV7JKWnTeXkACgyqh8j544o5mUUb%2fNiEO5fmIy%2bOwcpgJexigFcvolIbndv8TiKip%2fcGwwQgdz1Z%2f10lwLtbLghm0Xyr5g%3d%3d',
    source: parser,
  },
  {
    text: 'https://suf.purs.gov.rs/v/?vl=A0Q4UEVKNFczRDhQRUo0VzO8CwAAZwgAAEC1ZAAAAAAAAAABibsCK8gAAAwxMDoxMTE1MDc1NjmGllkklRQD5HGHoqqbSz002cUirqMcLNfNDmcKDdkM7BcSUydWBpJzjOrNG43ghG2OLjBt6SFbKB93EEdg0d9agojDjn3KMYdow7zb0j/RheuBNvJWVEOvWWiXw4SQhLo4Z02bmRXjOC4d4bu3K3ZJ6XNQG/jA2Zokc8fBO60rDKt/UZwNhR4rp6AUiVXVePN/Skmth9sV8GRtDtaAm10L8WbyVv5F5+p3/4qy0wtswl718Fcmsz9FywEcqTXG8tZRizC/wVNVjbWq0XU0stUtyFyvvSpkAQaUKAE55cFbOiDFBZVMVD4c5dAuX/pSR4YieMsnnuzRNbik7jujsk9mn6sNGEg6HYxn0gucwFgbhK/ruASbNnkj0RrQSXNiEOz79IDKGyVyYWNUZYKq7EAhakiMfHjLTgZrvUqAjBmVMwwnkLFSpdpAeXkWRFzYfw3DYRwurkHBIuI2r762m4pvYanI6VbKpqQZdwmjKGYeTV+ZL72qtTLkB9eO1jVyaKtmJc0xdkaGAmurW+7vEyonNfsy/eFR1N15yah1V3X8oht02lzzPlVA0K4+1gLqqogKcuh6YjTvPg856hAMY6gX6Fwu0Qo3u/RNXG88BK8D+XwSBS0B/JYK9dLHcDSImhh04xoWJ1ZXd5IKndtqzdj5/dqQakcu+S7bWZxLGGeBPdrOKq6wvkNdWyp+RlBAM4E=',
    source: `${parser}: pluses stand bare, which its authors could not read`,
  },
  {
    text: 'https://suf.purs.gov.rs/v/?vl=A0tYRFdHSjVLR0VTRTZITzCrAAAAqwAAAEDilQEAAAAAAAABlWbw1K8AAAwxMDoxMTQ4Nzc5NDVGoYCI5r0cXlZr1p0jdNKjO2AgrMk%2BUdmUDiaVE5Uu1AT5eSotKNKI8tonNinJ3YgiYFkWX%2BPCk8iHypO77gRN%2FgfeHOpdYBjG8YQ83NuRWKmYgUnT0xGa66FN20gtpCC1LIW6WvotdbBnejFu09WTsJfzLN%2F1yAq%2Fm8K0lhgjfD7QqobDUOetSBS%2BOk5AkCmPSLh54vo9ZMxLFQ2mDKdPJA1ikNB%2BAnern7HV4BibeVj%2FHEabGEAw6ZxQV5RN24TMui5OS6kO8Bn0zKsIBVrIYtVpt5db8FJjy%2FvFPXVdizZaJdR4igCePC1Ec38Nx4n1tHGMVCOZS8dvsmSNHMo1nba6uzaBrduP0DxW6s8gq8oAmo4MyB4jkgRLBhDGJsQTJzXQqG6F8oCZuyDBez%2FBwZYuN7H9uayojuKPhiFucZUZVJBsCjIr7NMK7okLJpkQq87J7zHR51lYXBakxvxpF%2FwwTivBHHlhn9376mxiFpmofuFALdgFwWqL2RHMv8YJIpgPpH4UTeJbmMZMSULTFEu52F3kxkhzj923Ykgrh3X6nLSHwQYnf%2FeV6BcDhMHVTqHzqeE%2B%2FiutDIo8D8CXYHYl0BiS7ADQbmbmFc5FShZ1N0tcwvbX%2BSVuDEtRUIfQQkj24IJUveqSLD7%2BVxcSvi1e2gctdF44RKg%2Fa80cJc2VDQkDajPBWiWvUTma7rM%3D',
    source: 'a public Java project of receipts, package MMLapp.projekat',
  },
  {
    text: 'https://suf.purs.gov.rs/v/?vl=A0dMN1hUNjNOR0w3WFQ2M066LwAAbiwAAAwkTwgAAAAAAAABmBxSTwgAAAwxMDoxMDkyNjI5NzJ9ge8%2BdWX2LERh8fQ2E4ng9q0yXzCzGi%2Bz0Dl3F%2BmXjsatfZHjPSa8q2agv2MD%2BL2JkxoUHtqC6xx0L5VdsEt6ZbzlOc%2B0Nyap9tUnnyEogRlJoHw88lAIOlBvtHxUciTZ4CU7mvhcAc4HbaDIx%2BDZpfYGJO3qshNnT5%2BkK6Scw01Li%2BPuqR4m6QRmpPY4%2Bi7kwQ9pH8%2B2xTCi%2BPdXQ9u1riLDW3DToNvIKEfUsA1iASQHEFf%2BVK%2F4yGYx2efhTSqsUwLxmFnwyaRRp7h8W%2F2GdlblLSEkv%2FvYUpBPfXWUBgF%2FjYLHxgbX9q1JZzMokfFvPWPHuLnJj0oNdgaC15sNUjpbQy5Qpxzl1gX7tmoi8dotGNBdDjOyORZjsS0da%2BLpWC6NMgknlY5OR6UNums9oPj6wdVwGLDBbufwinSdcJXSHFuHE%2F01pTJR%2F6uKuYxg3J4c78k%2BZOC%2B59%2BB%2FXEDicIWDFYhuuR%2FpivPeYaGvyooTuteQTzw9zuXGuUxMqM4EkMmSsPUPvB%2BITKGSnRhHId0REWITTRMun1sJBw%2FVbfaVUzAcTkmnnJ12HSQskcJh3CEHz5stextmQ7jT%2Bi8hfXCnWGBnyDMC3ZEtTUuCuBk8pDW7fpnP6YD87hO4aHeEEACw%2BMj9WSXfyNkuDSofRIQKRaRMASiniVUiAo%2FW%2BI5SylFpvvWQ3hD4Ld1lzk%3D',
    source: 'a public receipt service with FastAPI, tests of its /api/receipt',
  },
  {
    text: 'https://suf.purs.gov.rs/v/?vl=AzdWVDYyRUM0N1ZUNjJFQzQYWwEASVUBAHDBGAEAAAAAAAABmOyyJXMAAAAdrdjynx8FFJ7vKJSEWHehCSexnfVJwleCdnX8WapD%2FVqiutLId1kOu75ZXt4Z%2Bsp4oPEXjlYGf0jXnO6%2FcXPw%2FPXq9hZr9uVlrxjhiEVvc44J3xYEaqN2AGIwBxT%2Bco7LOqgAfE6PBUeQlA49tC%2FCvCkGuiVwfXwQfXAHyhDIs3Q29%2FfrLFsGoTpXECXvyKW%2FAg%2BxTXUFlO1zSxraDy2PbDNA%2FYSEYknv0LxtxUxuMU6FUL0fOXGM%2BmXcfYzRkDkjomzsdpiFGzuN9nRThzv16Q4S%2B9aznut5Fb2LWB85BaH4y11GtXMwubfQNzsdUpJZObMDZXcRx4V8tefqUmGlai%2FgEeT6FSrjHMGEP62UgDtokyrzuCqNeMz6JkZuHxE%2FqkLxZnYGwGUx5nRpiGEME1UyLQNUcWFsQgkJiyvWL3FpZsuRjXahZiNM5glVo1bbeISMK8%2BO8BsTPSHAg0jZkGpvi9OOT4qY8T0Zf1OMG4BnVTNM28h5ZMqobV8pjydfj%2BJtvsaDuNdv5C4Nhj3IC%2BaLeQdLFoL%2FfkA2%2F50HWUCi8KWMLVQHwYbJftNfYjPhjlrmbgG3FuDTWPM%2Bakut5GIUu4D8d1wmpqgQBenYX2qnqmcWhfNQu%2FBHz1KhizKvh2NLz%2FjWWiPicWVVM8H2cdU%2BGy4qdKkdk0WKiEtK362QBJnPpz%2BiUEFBoR6osNg%3D',
    source: 'a public Telegram bot for Serbian receipts, its admin_test',
  },
];
