import type { Sample } from './sample.ts';

/** Brazilian consumer receipts. */
export const samples: readonly Sample[] = [
  {
    text: 'https://www.nfce.fazenda.sp.gov.br/qrcode?p=35190245543915003288650090001361361021854597|2|1|1|D76EE4C5EE544E3C87E8DED2795C62391B3C7DC3',
    source: 'a public reader of the page; version 2, online',
    spellings: [
      'https://www.nfce.fazenda.sp.gov.br/qrcode?p=35190245543915003288650090001361361021854597%7C3%7C1',
      '35190245543915003288650090001361361021854597',
    ],
  },
  {
    text: 'https://www.sefaz.rs.gov.br/NFCE/NFCE-COM.aspx?p=43210193015006003996651230003165881244534711%7C2%7C1%7C1%7C816163C18D6D59DB901C3CAC9DE3D4776283E09B',
    source: 'repository Tianoklein/nota_fiscal_eletronica_scrap, README',
  },
  {
    text: 'https://www.fazenda.pr.gov.br/nfce/qrcode?p=41250475864728000322650080003214521736334602%7C2%7C1%7C1%7C1758E709911ADD03AF37BB91B96C3D7F4CAB93B4',
    source: 'a public reader of the page',
  },
  {
    text: 'https://www.sefaz.mt.gov.br/nfce/consultanfce?p=51260124118896000176650090005334571005642263%7C2%7C1%7C1%7CC1E1D6FB1E609D03BE43399B550190AF03AC0D0A',
    source: 'a public reader of the page',
  },
  {
    text: 'http://dec.fazenda.df.gov.br/ConsultarNFCe.aspx?chNFe=53180507738069000247651240000175261302020574&nVersao=100&tpAmb=1&cDest=33485616000159&dhEmi=323031382d30352d30335431303a33323a32302d30333a3030&vNF=96.49&vICMS=1.91&digVal=466b4676557730385432562b63325345646a5865475654565330553d&cIdToken=000001&cHashQRCode=2A198B90524BD91BA9B438D6D6E55071EB0C41EB',
    source: 'a public reader of the page; version 1',
  },
  {
    text: 'https://www.sefaz.rs.gov.br/NFCE/NFCE-COM.aspx?chNFe=43141006354976000149650540000086781171025455&nVersao=100&tpAmb=2&dhEmi=323031342d31302d33305431353a33303a32302d30323a3030&vNF=0.10&vICMS=0.00&digVal=682f4d6b6b366134416d6f7434346d335a386947354f354b6e50453d&cIdToken=000001&cHashQRCode=771A7CE8C50D01101BDB325611F582B67FFF36D0',
    source: 'a public printing script; version 1, homologation',
  },
  {
    text: '35150761099008000141599000026310000100500297|20150709172317|5.75|11122233396|fMery4SK4Q69PiHNSRSwjMKloMUGA4D6+6cPERqpsuJlC1MmUnGWuZi2+zEURx46vEqgQIETlJGkWDIiKQcCoqpKtjxdDNJG6Z3ZDtuVML9j6APmapy+DK1fELW76XFrjMvDSL3IePRkOD64/Xx1irNdlbWjLa6swsz2O87Q+PNEPRIkJofmwr+GO4F+6Wyi0JMx+ZCfbSX8R6LZUQKCvfA5ogaJEpvFpAuMf9zoCa3P37tqLuleWz0YtLJB8YXwHHQ3jSkCTUDit0a1uteDnuTGqJ22GFb7IfULU6HatX3Fitxmc8jIjNp6bsPm7gx2pee8ZOoBgSUdEuJI2BCucA==',
    source: 'made of the fields of the CF-e in the documentation of PySATCFe (the device’s own signature of the code among them)',
  },
  {
    text: 'https://nfe.sefaz.ba.gov.br/servicos/nfce/modulos/geral/NFCEC_consulta_chave_acesso.aspx?chNFe=29161220808212000107650010000403311854501730&nVersao=100&tpAmb=1&dhEmi=323031362d31322d30365431343a32313a34342d30333a3030&vNF=95.16&vICMS=0.00&digVal=7a5047795668546d544369514e4d366465645856576a434541736f3d&cIdToken=000001&cHashQRCode=4d1425cea75c0d413a738ec9d7d6067b0c220f3e',
    source: 'a public page that reads it; version 1, buyer not named',
  },
  {
    text: 'https://www.nfce.fazenda.sp.gov.br/qrcode?p=35220461412110045922650210001079881306923988|2|1|1|177fbf696a451eab2a28f146b42e0bfd397c5d15',
    source: 'a public reader of the page; hash in small letters',
  },
  {
    text: 'https://www.homologacao.nfce.fazenda.sp.gov.br/NFCeConsultaPublica/Paginas/ConsultaQRCode.aspx?chNFe=35150805481336000137650220000000711000001960&nVersao=100&tpAmb=2&dhEmi=323031352D30382D31395432323A33333A32352D30333A3030&vNF=3.00&vICMS=0.12&digVal=776967396F2B665861706673396878776E64594C396F61654C35493D&cIdToken=000001&cHashQRCode=9BD312D558823E1EC68CEDB338A39B6150B0480E',
    source: 'demonstration of the printer library ACBr; version 1, hex in capitals, homologation',
  },
];
