/** Day, night or contrast, as the phone is set; follows when it is set otherwise. */
export function followScheme(root: HTMLElement, media: (query: string) => MediaQueryList): void {
  const dark = media('(prefers-color-scheme: dark)');
  const contrast = media('(prefers-contrast: more)');
  const show = (): void => {
    root.dataset['scheme'] = contrast.matches ? 'contrast' : dark.matches ? 'night' : 'day';
  };
  dark.addEventListener('change', show);
  contrast.addEventListener('change', show);
  show();
}
