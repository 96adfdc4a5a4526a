import { encode } from 'uqr';

/** The card as a picture of 1080 by 1350 dots: whoever shows it needs no page and no line. Handed to the browser as a download. */
export function savePicture(words: { readonly mall: string; readonly number: string; readonly qrText: string }): void {
  const canvas = document.createElement('canvas');
  canvas.width = 1080;
  canvas.height = 1350;
  const on = canvas.getContext('2d');
  if (on === null) return;
  on.fillStyle = '#ffffff';
  on.fillRect(0, 0, 1080, 1350);
  on.fillStyle = '#0f2a2e';
  on.textAlign = 'center';
  on.font = "800 64px 'Ysabeau Office Variable', sans-serif";
  on.fillText(words.mall, 540, 130, 960);
  const code = encode(words.qrText, { ecc: 'M', border: 2 });
  const dot = Math.floor(880 / code.size);
  const edge = Math.floor((1080 - dot * code.size) / 2);
  code.data.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) on.fillRect(edge + x * dot, 210 + y * dot, dot, dot);
    }),
  );
  on.font = "700 76px 'Ysabeau Office Variable', sans-serif";
  on.fillText(words.number, 540, 1250, 1000);
  canvas.toBlob((blob) => {
    if (blob === null) return;
    const address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = `card-${words.number.slice(-4)}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }, 'image/png');
}
